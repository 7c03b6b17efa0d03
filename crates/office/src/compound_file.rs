//! Compound files (the container of XLS and other formats before 2007): a small file system of sectors in chains. All
//! offsets and lengths are checked.

/// The first bytes of a compound file.
pub(super) const SIGNATURE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Sector numbers from here on are no sectors: they end a chain or mark a special sector.
const NO_SECTOR: u32 = 0xffff_fff0;
/// The bytes of the header that list the first sectors of the sector table.
const TABLE: std::ops::Range<usize> = 76..512;
const ENTRY: usize = 128;

/// An opened compound file.
pub(super) struct CompoundFile<'b> {
    bytes: &'b [u8],
    sector: usize,
    mini_sector: usize,
    cutoff: u64,
    next: Vec<u32>,
    mini_next: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<DirectoryEntry>,
}

struct DirectoryEntry {
    name: String,
    start: u32,
    size: u64,
}

/// The little-endian number in two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The little-endian number in four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

impl<'b> CompoundFile<'b> {
    /// Reads the sector tables and the directory; `None` if they are damaged.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift = |at| u16_at(bytes, at).filter(|shift| (6..=16).contains(shift)).map(|shift| 1_usize << shift);
        let mut container = Self {
            bytes,
            sector: shift(30).filter(|size| *size >= 512)?,
            mini_sector: shift(32).filter(|size| *size <= 512)?,
            cutoff: u32_at(bytes, 56)?.into(),
            next: Vec::new(),
            mini_next: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
        };
        let mut tables: Vec<u32> = words(bytes.get(TABLE)?).collect();
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..container.sectors() {
            let Some(sector) = container.sector(more) else { break };
            let mut listed: Vec<u32> = words(sector).collect();
            more = listed.pop()?;
            tables.extend(listed);
        }
        for table in tables.into_iter().filter(|table| *table < NO_SECTOR) {
            let listed: Vec<u32> = words(container.sector(table)?).collect();
            container.next.extend(listed);
        }
        let directory = container.chain(u32_at(bytes, 48)?)?;
        container.entries = directory.chunks_exact(ENTRY).filter_map(DirectoryEntry::read).collect();
        let mini_table = container.chain(u32_at(bytes, 60)?).unwrap_or_default();
        container.mini_next = words(&mini_table).collect();
        let root = container.entries.first()?.start;
        container.mini = container.chain(root).unwrap_or_default();
        Some(container)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty() && number < NO_SECTOR)
    }

    /// The bytes of a chain of sectors; `None` if it leaves the file or runs in a circle.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut number = start;
        for _ in 0..=self.sectors() {
            if number >= NO_SECTOR {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(number)?);
            number = *self.next.get(number as usize)?;
        }
        None
    }

    fn mini_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut number = start;
        for _ in 0..=self.mini.len() / self.mini_sector {
            if number >= NO_SECTOR {
                return Some(bytes);
            }
            let at = (number as usize).checked_mul(self.mini_sector)?;
            let end = at.checked_add(self.mini_sector)?.min(self.mini.len());
            bytes.extend_from_slice(self.mini.get(at..end)?);
            number = *self.mini_next.get(number as usize)?;
        }
        None
    }

    /// Whether there is a stream with a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream; `None` if there is no such stream, or it is cut off.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let is_mini = entry.size < self.cutoff;
        let mut bytes = if is_mini { self.mini_chain(entry.start) } else { self.chain(entry.start) }?;
        let size = usize::try_from(entry.size).ok().filter(|size| *size <= bytes.len())?;
        bytes.truncate(size);
        Some(bytes)
    }
}

impl DirectoryEntry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(bytes, 64)?);
        let units: Vec<u16> =
            bytes.get(..length.checked_sub(2)?)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
        // The upper half of the size is undefined in files with sectors of 512 bytes.
        let size = u32_at(bytes, 120)?.into();
        Some(Self { name: String::from_utf16(&units).ok()?, start: u32_at(bytes, 116)?, size })
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|word| u32_at(word, 0))
}
