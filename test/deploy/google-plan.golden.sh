#!/usr/bin/env bash
# Pantau for kabupaten-contoh, in asia-southeast2.
set -euo pipefail

# 1. APIs.
gcloud services enable --project=kabupaten-contoh artifactregistry.googleapis.com cloudbuild.googleapis.com cloudscheduler.googleapis.com drive.googleapis.com iam.googleapis.com pubsub.googleapis.com run.googleapis.com secretmanager.googleapis.com sheets.googleapis.com sqladmin.googleapis.com
number=$(gcloud projects describe kabupaten-contoh --format='value(projectNumber)')

# 2. Service accounts, each with what it needs and nothing else. Spreadsheets are shared with pantau-run alone.
gcloud iam service-accounts describe pantau-run@kabupaten-contoh.iam.gserviceaccount.com --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud iam service-accounts create pantau-run --project=kabupaten-contoh --display-name='Pantau: works on spreadsheets'
gcloud iam service-accounts describe pantau-web@kabupaten-contoh.iam.gserviceaccount.com --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud iam service-accounts create pantau-web --project=kabupaten-contoh --display-name='Pantau: shows the dashboard'
gcloud iam service-accounts describe pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud iam service-accounts create pantau-invoke --project=kabupaten-contoh --display-name='Pantau: calls the functions'
gcloud iam service-accounts describe pantau-build@kabupaten-contoh.iam.gserviceaccount.com --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud iam service-accounts create pantau-build --project=kabupaten-contoh --display-name='Pantau: builds the functions'
gcloud projects add-iam-policy-binding kabupaten-contoh --member=serviceAccount:pantau-run@kabupaten-contoh.iam.gserviceaccount.com --role=roles/cloudsql.client --condition=None --format=none
gcloud projects add-iam-policy-binding kabupaten-contoh --member=serviceAccount:pantau-web@kabupaten-contoh.iam.gserviceaccount.com --role=roles/cloudsql.client --condition=None --format=none
gcloud projects add-iam-policy-binding kabupaten-contoh --member=serviceAccount:pantau-build@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.builder --condition=None --format=none

# 3. The database. Text must be sorted by character codes, as on the other cloud.
gcloud sql instances describe pantau --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud sql instances create pantau --project=kabupaten-contoh --region=asia-southeast2 \
    --database-version=POSTGRES_17 \
    --edition=enterprise \
    --tier=db-g1-small \
    --storage-auto-increase \
    --backup-start-time=17:00 \
    --enable-point-in-time-recovery \
    --ssl-mode=ENCRYPTED_ONLY \
    --deletion-protection
gcloud sql databases describe pantau --project=kabupaten-contoh --instance=pantau >/dev/null 2>&1 ||
  gcloud sql databases create pantau --project=kabupaten-contoh --instance=pantau --charset=UTF8 --collation=C

# 4. Secrets: made here once, the mail server's address taken from PANTAU_MAIL_URL.
if ! gcloud secrets describe pantau-database-url --project=kabupaten-contoh >/dev/null 2>&1; then
  password=$(openssl rand -hex 24)
  gcloud sql users create pantau --project=kabupaten-contoh --instance=pantau --password="$password"
  printf 'postgresql://pantau:%s@/pantau?host=/cloudsql/kabupaten-contoh:asia-southeast2:pantau' "$password" | gcloud secrets create pantau-database-url --project=kabupaten-contoh --replication-policy=user-managed --locations=asia-southeast2 --data-file=-
fi
gcloud secrets describe pantau-secret --project=kabupaten-contoh >/dev/null 2>&1 ||
  printf '%s' "$(openssl rand -hex 32)" | gcloud secrets create pantau-secret --project=kabupaten-contoh --replication-policy=user-managed --locations=asia-southeast2 --data-file=-
if gcloud secrets describe pantau-mail-url --project=kabupaten-contoh >/dev/null 2>&1; then
  printf '%s' "$PANTAU_MAIL_URL" | gcloud secrets versions add pantau-mail-url --project=kabupaten-contoh --data-file=-
else
  printf '%s' "$PANTAU_MAIL_URL" | gcloud secrets create pantau-mail-url --project=kabupaten-contoh --replication-policy=user-managed --locations=asia-southeast2 --data-file=-
fi
gcloud secrets add-iam-policy-binding pantau-secret --project=kabupaten-contoh --member=serviceAccount:pantau-run@kabupaten-contoh.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --format=none
gcloud secrets add-iam-policy-binding pantau-secret --project=kabupaten-contoh --member=serviceAccount:pantau-web@kabupaten-contoh.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --format=none
gcloud secrets add-iam-policy-binding pantau-mail-url --project=kabupaten-contoh --member=serviceAccount:pantau-run@kabupaten-contoh.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --format=none
gcloud secrets add-iam-policy-binding pantau-database-url --project=kabupaten-contoh --member=serviceAccount:pantau-run@kabupaten-contoh.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --format=none
gcloud secrets add-iam-policy-binding pantau-database-url --project=kabupaten-contoh --member=serviceAccount:pantau-web@kabupaten-contoh.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --format=none

# 5. Topics: one a function, and one for what no function could take, kept for a week.
gcloud pubsub topics describe pantau-check --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub topics create pantau-check --project=kabupaten-contoh --message-storage-policy-allowed-regions=asia-southeast2
gcloud pubsub topics describe pantau-deliver --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub topics create pantau-deliver --project=kabupaten-contoh --message-storage-policy-allowed-regions=asia-southeast2
gcloud pubsub topics describe pantau-poll --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub topics create pantau-poll --project=kabupaten-contoh --message-storage-policy-allowed-regions=asia-southeast2
gcloud pubsub topics describe pantau-sweep --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub topics create pantau-sweep --project=kabupaten-contoh --message-storage-policy-allowed-regions=asia-southeast2
gcloud pubsub topics describe pantau-roll-up --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub topics create pantau-roll-up --project=kabupaten-contoh --message-storage-policy-allowed-regions=asia-southeast2
gcloud pubsub topics describe pantau-remind --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub topics create pantau-remind --project=kabupaten-contoh --message-storage-policy-allowed-regions=asia-southeast2
gcloud pubsub topics describe pantau-tend --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub topics create pantau-tend --project=kabupaten-contoh --message-storage-policy-allowed-regions=asia-southeast2
gcloud pubsub topics describe pantau-dead --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub topics create pantau-dead --project=kabupaten-contoh --message-storage-policy-allowed-regions=asia-southeast2
gcloud pubsub subscriptions describe pantau-dead --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-dead --project=kabupaten-contoh --topic=pantau-dead --message-retention-duration=7d --expiration-period=never
gcloud pubsub topics add-iam-policy-binding pantau-dead --project=kabupaten-contoh --member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com" --role=roles/pubsub.publisher --format=none
gcloud pubsub topics add-iam-policy-binding pantau-check --project=kabupaten-contoh --member=serviceAccount:pantau-run@kabupaten-contoh.iam.gserviceaccount.com --role=roles/pubsub.publisher --format=none
gcloud pubsub topics add-iam-policy-binding pantau-deliver --project=kabupaten-contoh --member=serviceAccount:pantau-run@kabupaten-contoh.iam.gserviceaccount.com --role=roles/pubsub.publisher --format=none
gcloud pubsub topics add-iam-policy-binding pantau-poll --project=kabupaten-contoh --member=serviceAccount:pantau-web@kabupaten-contoh.iam.gserviceaccount.com --role=roles/pubsub.publisher --format=none

# 6. Functions.
gcloud run deploy pantau-check --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=check --base-image=nodejs24 \
  --service-account=pantau-run@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_MAIL_URL=pantau-mail-url:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=3 --concurrency=8 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=internal --no-allow-unauthenticated \
  --quiet
gcloud run deploy pantau-deliver --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=deliver --base-image=nodejs24 \
  --service-account=pantau-run@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_MAIL_URL=pantau-mail-url:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=1 --concurrency=4 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=internal --no-allow-unauthenticated \
  --quiet
gcloud run deploy pantau-poll --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=poll --base-image=nodejs24 \
  --service-account=pantau-run@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_MAIL_URL=pantau-mail-url:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=1 --concurrency=1 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=internal --no-allow-unauthenticated \
  --quiet
gcloud run deploy pantau-sweep --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=sweep --base-image=nodejs24 \
  --service-account=pantau-run@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_MAIL_URL=pantau-mail-url:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=1 --concurrency=1 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=internal --no-allow-unauthenticated \
  --quiet
gcloud run deploy pantau-roll-up --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=roll-up --base-image=nodejs24 \
  --service-account=pantau-run@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_MAIL_URL=pantau-mail-url:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=1 --concurrency=1 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=internal --no-allow-unauthenticated \
  --quiet
gcloud run deploy pantau-remind --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=remind --base-image=nodejs24 \
  --service-account=pantau-run@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_MAIL_URL=pantau-mail-url:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=1 --concurrency=1 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=internal --no-allow-unauthenticated \
  --quiet
gcloud run deploy pantau-tend --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=tend --base-image=nodejs24 \
  --service-account=pantau-run@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_MAIL_URL=pantau-mail-url:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=1 --concurrency=1 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=internal --no-allow-unauthenticated \
  --quiet
gcloud run deploy pantau-bury --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=bury --base-image=nodejs24 \
  --service-account=pantau-web@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=1 --concurrency=4 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=internal --no-allow-unauthenticated \
  --quiet
gcloud run deploy pantau-web --project=kabupaten-contoh --region=asia-southeast2 \
  --source=dist/google --function=web --base-image=nodejs24 \
  --service-account=pantau-web@kabupaten-contoh.iam.gserviceaccount.com \
  --build-service-account=projects/kabupaten-contoh/serviceAccounts/pantau-build@kabupaten-contoh.iam.gserviceaccount.com \
  --add-cloudsql-instances=kabupaten-contoh:asia-southeast2:pantau \
  --env-vars-file=dist/google-settings.yaml \
  --set-secrets=PANTAU_SECRET=pantau-secret:latest,PANTAU_DATABASE_URL=pantau-database-url:latest \
  --max-instances=2 --concurrency=40 --cpu=1 --memory=512Mi --timeout=300 \
  --ingress=all --allow-unauthenticated \
  --quiet

# 7. What starts them.
gcloud run services add-iam-policy-binding pantau-check --project=kabupaten-contoh --region=asia-southeast2 --member=serviceAccount:pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.invoker --format=none
gcloud pubsub subscriptions describe pantau-check --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-check --project=kabupaten-contoh --topic=pantau-check \
    --push-endpoint="https://pantau-check-$number.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-check" \
    --push-auth-service-account=pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com \
    --ack-deadline=300 --message-retention-duration=1d --expiration-period=never \
    --min-retry-delay=10s --max-retry-delay=600s \
    --dead-letter-topic=pantau-dead --max-delivery-attempts=5
gcloud pubsub subscriptions add-iam-policy-binding pantau-check --project=kabupaten-contoh --member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com" --role=roles/pubsub.subscriber --format=none
gcloud run services add-iam-policy-binding pantau-deliver --project=kabupaten-contoh --region=asia-southeast2 --member=serviceAccount:pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.invoker --format=none
gcloud pubsub subscriptions describe pantau-deliver --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-deliver --project=kabupaten-contoh --topic=pantau-deliver \
    --push-endpoint="https://pantau-deliver-$number.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-deliver" \
    --push-auth-service-account=pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com \
    --ack-deadline=300 --message-retention-duration=1d --expiration-period=never \
    --min-retry-delay=10s --max-retry-delay=600s \
    --dead-letter-topic=pantau-dead --max-delivery-attempts=5
gcloud pubsub subscriptions add-iam-policy-binding pantau-deliver --project=kabupaten-contoh --member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com" --role=roles/pubsub.subscriber --format=none
gcloud run services add-iam-policy-binding pantau-poll --project=kabupaten-contoh --region=asia-southeast2 --member=serviceAccount:pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.invoker --format=none
gcloud pubsub subscriptions describe pantau-poll --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-poll --project=kabupaten-contoh --topic=pantau-poll \
    --push-endpoint="https://pantau-poll-$number.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-poll" \
    --push-auth-service-account=pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com \
    --ack-deadline=300 --message-retention-duration=10m --expiration-period=never \
    --min-retry-delay=10s --max-retry-delay=600s \
    --dead-letter-topic=pantau-dead --max-delivery-attempts=5
gcloud pubsub subscriptions add-iam-policy-binding pantau-poll --project=kabupaten-contoh --member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com" --role=roles/pubsub.subscriber --format=none
gcloud run services add-iam-policy-binding pantau-sweep --project=kabupaten-contoh --region=asia-southeast2 --member=serviceAccount:pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.invoker --format=none
gcloud pubsub subscriptions describe pantau-sweep --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-sweep --project=kabupaten-contoh --topic=pantau-sweep \
    --push-endpoint="https://pantau-sweep-$number.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-sweep" \
    --push-auth-service-account=pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com \
    --ack-deadline=300 --message-retention-duration=10m --expiration-period=never \
    --min-retry-delay=10s --max-retry-delay=600s \
    --dead-letter-topic=pantau-dead --max-delivery-attempts=5
gcloud pubsub subscriptions add-iam-policy-binding pantau-sweep --project=kabupaten-contoh --member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com" --role=roles/pubsub.subscriber --format=none
gcloud run services add-iam-policy-binding pantau-roll-up --project=kabupaten-contoh --region=asia-southeast2 --member=serviceAccount:pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.invoker --format=none
gcloud pubsub subscriptions describe pantau-roll-up --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-roll-up --project=kabupaten-contoh --topic=pantau-roll-up \
    --push-endpoint="https://pantau-roll-up-$number.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-roll-up" \
    --push-auth-service-account=pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com \
    --ack-deadline=300 --message-retention-duration=10m --expiration-period=never \
    --min-retry-delay=10s --max-retry-delay=600s \
    --dead-letter-topic=pantau-dead --max-delivery-attempts=5
gcloud pubsub subscriptions add-iam-policy-binding pantau-roll-up --project=kabupaten-contoh --member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com" --role=roles/pubsub.subscriber --format=none
gcloud run services add-iam-policy-binding pantau-remind --project=kabupaten-contoh --region=asia-southeast2 --member=serviceAccount:pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.invoker --format=none
gcloud pubsub subscriptions describe pantau-remind --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-remind --project=kabupaten-contoh --topic=pantau-remind \
    --push-endpoint="https://pantau-remind-$number.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-remind" \
    --push-auth-service-account=pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com \
    --ack-deadline=300 --message-retention-duration=10m --expiration-period=never \
    --min-retry-delay=10s --max-retry-delay=600s \
    --dead-letter-topic=pantau-dead --max-delivery-attempts=5
gcloud pubsub subscriptions add-iam-policy-binding pantau-remind --project=kabupaten-contoh --member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com" --role=roles/pubsub.subscriber --format=none
gcloud run services add-iam-policy-binding pantau-tend --project=kabupaten-contoh --region=asia-southeast2 --member=serviceAccount:pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.invoker --format=none
gcloud pubsub subscriptions describe pantau-tend --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-tend --project=kabupaten-contoh --topic=pantau-tend \
    --push-endpoint="https://pantau-tend-$number.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-tend" \
    --push-auth-service-account=pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com \
    --ack-deadline=300 --message-retention-duration=10m --expiration-period=never \
    --min-retry-delay=10s --max-retry-delay=600s \
    --dead-letter-topic=pantau-dead --max-delivery-attempts=5
gcloud pubsub subscriptions add-iam-policy-binding pantau-tend --project=kabupaten-contoh --member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com" --role=roles/pubsub.subscriber --format=none
gcloud run services add-iam-policy-binding pantau-bury --project=kabupaten-contoh --region=asia-southeast2 --member=serviceAccount:pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com --role=roles/run.invoker --format=none
gcloud pubsub subscriptions describe pantau-bury --project=kabupaten-contoh >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create pantau-bury --project=kabupaten-contoh --topic=pantau-dead \
    --push-endpoint="https://pantau-bury-$number.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-dead" \
    --push-auth-service-account=pantau-invoke@kabupaten-contoh.iam.gserviceaccount.com \
    --ack-deadline=300 --message-retention-duration=7d --expiration-period=never \
    --min-retry-delay=10s --max-retry-delay=600s
gcloud scheduler jobs update pubsub pantau-poll --project=kabupaten-contoh --location=asia-southeast2 --schedule='* * * * *' --time-zone=Asia/Jakarta --topic=pantau-poll --message-body='{}' >/dev/null 2>&1 ||
  gcloud scheduler jobs create pubsub pantau-poll --project=kabupaten-contoh --location=asia-southeast2 --schedule='* * * * *' --time-zone=Asia/Jakarta --topic=pantau-poll --message-body='{}'
gcloud scheduler jobs update pubsub pantau-sweep --project=kabupaten-contoh --location=asia-southeast2 --schedule='0 1 * * *' --time-zone=Asia/Jakarta --topic=pantau-sweep --message-body='{}' >/dev/null 2>&1 ||
  gcloud scheduler jobs create pubsub pantau-sweep --project=kabupaten-contoh --location=asia-southeast2 --schedule='0 1 * * *' --time-zone=Asia/Jakarta --topic=pantau-sweep --message-body='{}'
gcloud scheduler jobs update pubsub pantau-roll-up --project=kabupaten-contoh --location=asia-southeast2 --schedule='* * * * *' --time-zone=Asia/Jakarta --topic=pantau-roll-up --message-body='{}' >/dev/null 2>&1 ||
  gcloud scheduler jobs create pubsub pantau-roll-up --project=kabupaten-contoh --location=asia-southeast2 --schedule='* * * * *' --time-zone=Asia/Jakarta --topic=pantau-roll-up --message-body='{}'
gcloud scheduler jobs update pubsub pantau-remind --project=kabupaten-contoh --location=asia-southeast2 --schedule='* * * * *' --time-zone=Asia/Jakarta --topic=pantau-remind --message-body='{}' >/dev/null 2>&1 ||
  gcloud scheduler jobs create pubsub pantau-remind --project=kabupaten-contoh --location=asia-southeast2 --schedule='* * * * *' --time-zone=Asia/Jakarta --topic=pantau-remind --message-body='{}'
gcloud scheduler jobs update pubsub pantau-tend --project=kabupaten-contoh --location=asia-southeast2 --schedule='* * * * *' --time-zone=Asia/Jakarta --topic=pantau-tend --message-body='{}' >/dev/null 2>&1 ||
  gcloud scheduler jobs create pubsub pantau-tend --project=kabupaten-contoh --location=asia-southeast2 --schedule='* * * * *' --time-zone=Asia/Jakarta --topic=pantau-tend --message-body='{}'

echo "Share the drive of the forms with pantau-run@kabupaten-contoh.iam.gserviceaccount.com."
echo "Dashboard: https://pantau-web-$number.asia-southeast2.run.app/"
echo "PANTAU_WEBHOOK_URL, to be told of changes: https://pantau-web-$number.asia-southeast2.run.app/webhook/drive"
