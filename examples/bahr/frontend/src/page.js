const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escape = text => text.replace(/[&<>"]/g, character => escapes[character]);

/** The page: a line goes to the backend, and its measures come back. */
export const page = version => `<!doctype html>
<html lang="ar" dir="rtl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>بحر</title>
<h1>بحر</h1>
<form>
  <label>بيت من الشعر <input name="text" required value="قفا نبك من ذكرى"></label>
  <button>تحليل</button>
</form>
<pre></pre>
<footer>${escape(version)}</footer>
<script type="module">
  const [form, output] = [document.querySelector('form'), document.querySelector('pre')];
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const answer = await fetch('/api/v1/analyze', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: form.text.value }),
    });
    output.textContent = JSON.stringify(await answer.json(), null, 2);
  });
</script>
</html>
`;
