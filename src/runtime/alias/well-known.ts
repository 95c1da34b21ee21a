/** Stands for nodemailer's list of mail services in the Worker: settings name the host. */
const noService = (): false => false;
export default noService;
