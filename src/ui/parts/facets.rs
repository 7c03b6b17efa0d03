//! Filters by the facets of enterprises, such as district and size.

use yew::prelude::*;

use super::several::Several;
use crate::ui::context::Page;
use cesuan_session::FacetView;

/// A filter for each facet. `prefix` begins the ids of the filters; `chosen` has the groups chosen of each facet, none for
/// those
/// that are missing at the end.
pub(crate) fn facets(
    page: &Page,
    prefix: &str,
    facets: &[FacetView],
    chosen: &[Vec<u16>],
    onchoose: &Callback<Vec<Vec<u16>>>,
) -> Html {
    let filter = |(index, facet): (usize, &FacetView)| {
        let groups = chosen.get(index).into_iter().flatten();
        let (all, count, onchoose) = (chosen.to_vec(), facets.len(), onchoose.clone());
        let chosen: Vec<usize> = groups.map(|group| usize::from(*group)).collect();
        let onchoose = Callback::from(move |groups: Vec<usize>| {
            let mut all = all.clone();
            all.resize(count, Vec::new());
            all[index] = groups.into_iter().filter_map(|group| u16::try_from(group).ok()).collect();
            onchoose.emit(all);
        });
        let options: Vec<AttrValue> = facet.groups.iter().map(|group| page.lang.of(group).to_owned().into()).collect();
        let note = facet.note.as_ref().map(|note| AttrValue::from(page.lang.of(note).to_owned()));
        html! { <Several key={facet.id.clone()} id={format!("{prefix}-{}", facet.id)} label={page.lang.of(&facet.label).to_owned()} {note} {options} {chosen} {onchoose} /> }
    };
    html! { <>{ for facets.iter().enumerate().map(filter) }</> }
}
