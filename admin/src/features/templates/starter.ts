/** What a new template begins with: complete enough to be sent, plain enough to be changed. */
export const starter = {
  class: 'marketing' as const,
  format: 'mjml' as const,
  subject: 'Something new, {{ profile.first_name | default: "friend" }}',
  preheader: 'A short line that makes people curious',
  textSource: null,
  source: `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="1.6" color="#26261f" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f5f4ef">
    <mj-section background-color="#ffffff" padding="32px 24px">
      <mj-column>
        <mj-text font-size="14px" color="#6b6b60">{{ brand.name }}</mj-text>
        <mj-text font-size="28px" font-weight="700" line-height="1.25">Hello {{ profile.first_name | default: "there" }}</mj-text>
        <mj-text>Say here what is new, and why it matters to the person who reads it.</mj-text>
        <mj-button href="https://example.com/" background-color="#26261f" border-radius="6px">Have a look</mj-button>
      </mj-column>
    </mj-section>
    <mj-section padding="16px 24px">
      <mj-column>
        <mj-text font-size="12px" align="center" color="#6b6b60">
          {{ brand.name }} &middot; {{ brand.postal_address }}<br />
          <a href="{{ unsubscribe_url }}" style="color:#6b6b60">Unsubscribe</a>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`,
};
