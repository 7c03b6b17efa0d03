//! Saved lists in the browser's own database (IndexedDB): the files themselves, and the choices made about them.
//!
//! Nothing is saved unless the person says so. The files are saved unchanged, so that a newer program reads them anew.

use idb::{Database, DatabaseEvent as _, Error, Factory, KeyPath, ObjectStoreParams, TransactionMode};
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use crate::ui::storage::{entry, read, write};
use cesuan_intake::Layout;

const DATABASE: &str = "cesuan";
/// The object store with the lists.
const LISTS: &str = "lists";
/// The entry of the local storage that names, for each policy, the list in use.
const ACTIVE: &str = "list";

/// A saved list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KeptList {
    pub key: String,
    /// The id of the policy it was read for.
    pub policy: String,
    pub files: Vec<File>,
    /// The choices about its sheets and columns.
    pub layout: Layout,
    /// When it was saved, in milliseconds since 1970.
    pub kept: f64,
}

impl KeptList {
    /// The size of its files together, in bytes.
    pub(super) fn size(&self) -> f64 {
        self.files.iter().map(|file| file.size()).sum()
    }

    fn to_js(&self) -> Result<JsValue, JsValue> {
        let object = Object::new();
        let set = |name: &str, value: JsValue| Reflect::set(&object, &name.into(), &value).map(drop);
        set("key", self.key.as_str().into())?;
        set("policy", self.policy.as_str().into())?;
        set("files", self.files.iter().collect::<Array>().into())?;
        let layout = serde_json::to_string(&self.layout).map_err(|error| JsValue::from(error.to_string()))?;
        set("layout", layout.into())?;
        set("kept", self.kept.into())?;
        Ok(object.into())
    }

    /// A list of an older or newer program is read as far as it is understood; `None` where files, key, policy or date are missing.
    fn from_js(value: &JsValue) -> Option<Self> {
        let get = |name: &str| Reflect::get(value, &name.into()).ok();
        let files: Array = get("files")?.dyn_into().ok()?;
        let layout = get("layout").and_then(|layout| serde_json::from_str(&layout.as_string()?).ok());
        Some(Self {
            key: get("key")?.as_string()?,
            policy: get("policy")?.as_string()?,
            files: files.iter().filter_map(|file| file.dyn_into().ok()).collect(),
            layout: layout.unwrap_or_default(),
            kept: get("kept")?.as_f64()?,
        })
    }
}

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        let mut params = ObjectStoreParams::new();
        params.key_path(Some(KeyPath::new_single("key")));
        // Without the object store, saving a list fails and says so.
        let _ = database.create_object_store(LISTS, params);
    });
    request.await
}

/// Every saved list, the newest first.
pub(super) async fn lists() -> Result<Vec<KeptList>, Error> {
    let database = database().await?;
    let transaction = database.transaction(&[LISTS], TransactionMode::ReadOnly)?;
    let found = transaction.object_store(LISTS)?.get_all(None, None)?.await?;
    database.close();
    let mut lists: Vec<KeptList> = found.iter().filter_map(KeptList::from_js).collect();
    lists.sort_by(|a, b| b.kept.total_cmp(&a.kept));
    Ok(lists)
}

/// Saves a list and gives its key.
pub(super) async fn keep(policy: &str, files: &[File], layout: &Layout) -> Result<String, Error> {
    let kept = Date::now();
    let key = format!("{policy} {kept}");
    let list =
        KeptList { key: key.clone(), policy: policy.to_owned(), files: files.to_vec(), layout: layout.clone(), kept };
    let value = list.to_js().map_err(Error::AddFailed)?;
    let database = database().await?;
    let transaction = database.transaction(&[LISTS], TransactionMode::ReadWrite)?;
    let stored = transaction.object_store(LISTS)?.put(&value, None)?.await;
    let done = match stored {
        Ok(_) => transaction.commit()?.await.map(drop),
        Err(error) => Err(error),
    };
    database.close();
    done.map(|()| key)
}

/// Removes a list.
pub(super) async fn remove(key: &str) -> Result<(), Error> {
    let database = database().await?;
    let transaction = database.transaction(&[LISTS], TransactionMode::ReadWrite)?;
    transaction.object_store(LISTS)?.delete(JsValue::from_str(key))?.await?;
    let done = transaction.commit()?.await.map(drop);
    database.close();
    done
}

/// Chooses the saved list that is restored when this policy is opened; `None` for the sample.
pub(super) fn activate(policy: &str, key: Option<&str>) {
    write(&entry(policy, ACTIVE), &key);
}

/// The key of the saved list that is restored when this policy is opened.
pub(super) fn active(policy: &str) -> Option<String> {
    read::<Option<String>>(&entry(policy, ACTIVE)).flatten()
}
