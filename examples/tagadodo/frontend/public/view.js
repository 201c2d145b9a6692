/** Text as it may stand in HTML. */
export function escaped(text) {
  return text.replace(/[&<>"']/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character]);
}

/** An article as an item of the list. */
export function itemOf({ title, text, tags, createdAt }) {
  const day = createdAt.slice(0, 10);
  return `<li dir="auto"><strong>${escaped(title)}</strong> <small>${day}${tags.map(tag => ` #${escaped(tag)}`).join('')}</small><br>${escaped(text)}</li>`;
}

/** The words of a field with commas between them. */
export function tagsOf(field) {
  return field.split(',').map(tag => tag.trim()).filter(tag => tag !== '');
}
