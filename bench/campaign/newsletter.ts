/** A newsletter of about 20 kB: a loop over eight items, ten links. */
export const newsletter = (name: string): { subject: string; source: string } => ({
  subject: name,
  source: `<html><head><title>${name}</title></head><body>
<p>Hello {{ profile.first_name | default: "you" | capitalize }}, {{ brand.name }} has news.</p>
<p><a href="https://shop.example/">Shop</a></p>
<table>
{% for item in (1..8) %}<tr><td style="padding:24px">
<h2>Number {{ item }} of the season</h2>
${'<p style="margin:0 0 12px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;color:#222222">Picked by hand, roasted slowly and packed the same day in a bag that keeps it fresh for a month and looks good on the shelf.</p>\n'.repeat(9)}
<a href="https://shop.example/items/{{ item }}">See it</a>
</td></tr>{% endfor %}
</table>
<p><a href="https://shop.example/stores">Our stores</a></p>
</body></html>`,
});
