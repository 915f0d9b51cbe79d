//! Where the content of files lies: a folder, a bucket of S3 or a service that speaks like it, or, for tests, the memory.

use crate::{
    db::Db,
    error::{Error, Result, Unavailability},
    work::InstallationPart,
};
use object_store::{
    ObjectStore, ObjectStoreExt as _, PutPayload, aws::AmazonS3Builder, local::LocalFileSystem, memory::InMemory,
    path::Path,
};
use std::{fmt, fs::DirBuilder, io, os::unix::fs::DirBuilderExt as _, path::PathBuf, sync::Arc};

/// Where files are to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Storage {
    /// In this folder, which is made if it is missing.
    Folder(PathBuf),
    /// In a bucket.
    S3(S3),
}

/// A bucket of S3 or of a service that speaks like it. What is not given comes from the environment that its own tools read
/// (`AWS_REGION`, `AWS_ACCESS_KEY_ID`, …) or from the machine's role.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct S3 {
    /// The bucket.
    pub bucket: String,
    /// What the name of every file begins with.
    pub prefix: String,
    /// The address of the service, if it is not Amazon's.
    pub endpoint: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The key that opens it, and its secret.
    pub key: Option<(String, String)>,
}

impl fmt::Debug for S3 {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S3 {{ bucket: {}, prefix: {}, endpoint: {:?} }}", self.bucket, self.prefix, self.endpoint)
    }
}

/// Why a storage cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The folder cannot be made or read.
    #[error("files cannot be kept in the folder {0}: {1}")]
    Folder(String, io::Error),
    /// The bucket is described in a way that cannot be used.
    #[error("files cannot be kept in the bucket {0}: {1}")]
    Bucket(String, object_store::Error),
    /// The folder cannot be used as storage.
    #[error("files cannot be kept there: {0}")]
    Other(object_store::Error),
}

/// The storage of files. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
}

impl InstallationPart for Files {
    /// Files that are gone with the process.
    fn new(_: &Db) -> Self {
        Self { store: Arc::new(InMemory::new()), prefix: Path::default() }
    }
}

impl Files {
    /// The files of `storage`. A bucket is not asked before a file is written or read.
    pub fn open(storage: &Storage) -> Result<Self, StorageError> {
        match storage {
            Storage::Folder(folder) => {
                let tell = |cause| StorageError::Folder(folder.display().to_string(), cause);
                // For nobody but its owner, whatever else the process makes.
                DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(tell)?;
                let store = LocalFileSystem::new_with_prefix(folder).map_err(StorageError::Other)?;
                Ok(Self { store: Arc::new(store.with_fsync(true)), prefix: Path::default() })
            }
            Storage::S3(s3) => Self::bucket(s3),
        }
    }

    fn bucket(s3: &S3) -> Result<Self, StorageError> {
        // The provider of cryptography of the whole process; another S3 storage may have chosen it before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(&s3.bucket);
        if let Some(endpoint) = &s3.endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        if let Some(region) = &s3.region {
            builder = builder.with_region(region);
        }
        if let Some((key, secret)) = &s3.key {
            builder = builder.with_access_key_id(key).with_secret_access_key(secret);
        }
        let store = builder.build().map_err(|cause| StorageError::Bucket(s3.bucket.clone(), cause))?;
        Ok(Self { store: Arc::new(store), prefix: Path::from(s3.prefix.as_str()) })
    }

    fn path(&self, place: &str) -> Path {
        self.prefix.parts().chain(Path::from(place).parts()).collect()
    }

    /// Keeps `bytes` at `place`. They are safe when this returns.
    pub(crate) async fn put(&self, place: &str, bytes: Vec<u8>) -> Result<()> {
        self.store.put(&self.path(place), PutPayload::from(bytes)).await.map(drop).map_err(failed)
    }

    /// What is kept at `place`.
    pub(super) async fn get(&self, place: &str) -> Result<Vec<u8>> {
        let found = self.store.get(&self.path(place)).await.map_err(failed)?;
        Ok(found.bytes().await.map_err(failed)?.into())
    }

    /// What is kept at `place`, if anything is.
    pub(crate) async fn find(&self, place: &str) -> Result<Option<Vec<u8>>> {
        match self.store.get(&self.path(place)).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(failed)?.into())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(cause) => Err(failed(cause)),
        }
    }

    /// The size in bytes of what is kept at `place`, if anything is.
    pub(super) async fn size(&self, place: &str) -> Result<Option<u64>> {
        match self.store.head(&self.path(place)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(cause) => Err(failed(cause)),
        }
    }

    /// Forgets what is kept at `place`, if anything is.
    pub(crate) async fn forget(&self, place: &str) -> Result<()> {
        match self.store.delete(&self.path(place)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(cause) => Err(failed(cause)),
        }
    }

    /// Writes, reads and forgets a small file, to tell whether the storage works.
    pub async fn try_out(&self) -> Result<()> {
        let place = format!("trial/{}", crate::kernel::secret::token());
        self.put(&place, b"trial".to_vec()).await?;
        let read = self.get(&place).await;
        self.forget(&place).await?;
        if read? == b"trial" { Ok(()) } else { Err(Error::internal("the storage of files returned something else")) }
    }
}

/// The error for `cause`: a full disk is told as that.
fn failed(cause: object_store::Error) -> Error {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&cause);
    while let Some(error) = source {
        let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
        if matches!(kind, Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)) {
            return Error::Unavailable(Unavailability::Space, Box::new(cause));
        }
        source = error.source();
    }
    Error::internal(cause)
}
