//! Lists kept in this browser: the files themselves and the choices made about them, in the browser's own database.
//!
//! Nothing is kept unless the person says so. The files are kept as they came, so that a newer program reads them anew.

use idb::{Database, DatabaseEvent as _, Error, Factory, KeyPath, ObjectStoreParams, TransactionMode};
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use crate::ui::storage::{entry, read, write};
use cesuan_intake::Layout;

const DATABASE: &str = "cesuan";
const LISTS: &str = "lists";
/// The entry with the list in use, of each policy.
const ACTIVE: &str = "list";

/// A list as kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KeptList {
    /// Its key.
    pub key: String,
    /// The policy it was read for.
    pub policy: String,
    /// Its files.
    pub files: Vec<File>,
    /// What was chosen about them.
    pub layout: Layout,
    /// When it was kept, as the browser tells time: milliseconds.
    pub kept: f64,
}

impl KeptList {
    /// How large its files are together, in bytes.
    pub(super) fn size(&self) -> f64 {
        self.files.iter().map(|file| file.size()).sum()
    }

    fn to_js(&self) -> Result<JsValue, JsValue> {
        let object = Object::new();
        let set = |name: &str, value: JsValue| Reflect::set(&object, &name.into(), &value).map(drop);
        set("key", self.key.as_str().into())?;
        set("policy", self.policy.as_str().into())?;
        set("files", self.files.iter().collect::<Array>().into())?;
        set("layout", serde_json::to_string(&self.layout).unwrap_or_default().into())?;
        set("kept", self.kept.into())?;
        Ok(object.into())
    }

    /// What an older or newer program left is read as far as it goes.
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
        // Where it cannot be made, keeping a list fails and says so.
        let _ = database.create_object_store(LISTS, params);
    });
    request.await
}

/// Every list kept, the newest first.
pub(super) async fn lists() -> Result<Vec<KeptList>, Error> {
    let database = database().await?;
    let transaction = database.transaction(&[LISTS], TransactionMode::ReadOnly)?;
    let found = transaction.object_store(LISTS)?.get_all(None, None)?.await?;
    database.close();
    let mut lists: Vec<KeptList> = found.iter().filter_map(KeptList::from_js).collect();
    lists.sort_by(|a, b| b.kept.total_cmp(&a.kept));
    Ok(lists)
}

/// Keeps a list; says under which key.
pub(super) async fn keep(policy: &str, files: &[File], layout: &Layout) -> Result<String, Error> {
    let kept = Date::now();
    let key = format!("{policy} {kept}");
    let list =
        KeptList { key: key.clone(), policy: policy.to_owned(), files: files.to_vec(), layout: layout.clone(), kept };
    let database = database().await?;
    let transaction = database.transaction(&[LISTS], TransactionMode::ReadWrite)?;
    let value = list.to_js().unwrap_or(JsValue::NULL);
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

/// Says which of the lists a policy's page opens with.
pub(super) fn activate(policy: &str, key: Option<&str>) {
    write(&entry(policy, ACTIVE), &key);
}

/// Which of the lists a policy's page opens with.
pub(super) fn active(policy: &str) -> Option<String> {
    read::<Option<String>>(&entry(policy, ACTIVE)).flatten()
}
