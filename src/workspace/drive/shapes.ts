/** Field names of Drive's resources, as Google's client declares them: a mask that names another one is refused. */
import type { Mask } from '../mask.ts';

/** `true` where anything below is taken as it is. */
export type Shape = { readonly [field: string]: Shape | true };

const names = (text: string): Shape =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map((name) => [name, true]),
  );

export const FILE: Shape = names(`
  appProperties capabilities clientEncryptionDetails contentHints contentRestrictions copyRequiresWriterPermission
  createdTime description downloadRestrictions driveId explicitlyTrashed exportLinks fileExtension folderColorRgb
  fullFileExtension hasAugmentedPermissions hasThumbnail headRevisionId iconLink id imageMediaMetadata
  inheritedPermissionsDisabled isAppAuthorized kind labelInfo lastModifyingUser linkShareMetadata md5Checksum mimeType
  modifiedByMe modifiedByMeTime modifiedTime name originalFilename ownedByMe owners parents permissionIds permissions
  properties quotaBytesUsed resourceKey sha1Checksum sha256Checksum shared sharedWithMeTime sharingUser shortcutDetails
  size spaces starred teamDriveId thumbnailLink thumbnailVersion trashed trashedTime trashingUser version
  videoMediaMetadata viewedByMe viewedByMeTime viewersCanCopyContent webContentLink webViewLink writersCanShare`);

export const PERMISSION: Shape = names(`
  allowFileDiscovery deleted displayName domain emailAddress expirationTime id inheritedPermissionsDisabled kind
  pendingOwner permissionDetails photoLink role teamDrivePermissionDetails type view`);

export const DRIVE: Shape = names(`
  backgroundImageFile backgroundImageLink capabilities colorRgb createdTime hidden id kind name orgUnitId restrictions
  themeId`);

export const FILE_LIST: Shape = { ...names('incompleteSearch kind nextPageToken'), files: FILE };
export const PERMISSION_LIST: Shape = { ...names('kind nextPageToken'), permissions: PERMISSION };
export const DRIVE_LIST: Shape = { ...names('kind nextPageToken'), drives: DRIVE };
export const CHANGE_LIST: Shape = {
  ...names('kind nextPageToken newStartPageToken'),
  changes: {
    ...names('changeType driveId fileId kind removed teamDriveId time type drive teamDrive'),
    file: FILE,
  },
};
export const START_TOKEN: Shape = names('kind startPageToken');

/** The first field of a mask that a resource does not have. */
export function unknownField(mask: Mask | undefined, shape: Shape | true): string | undefined {
  if (mask === undefined || mask === true || shape === true) return undefined;
  for (const [field, below] of Object.entries(mask)) {
    if (field === '*') continue;
    const known = Object.hasOwn(shape, field) ? shape[field] : undefined;
    if (known === undefined) return field;
    const deeper = unknownField(below, known);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
