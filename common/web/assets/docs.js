// Starts Swagger UI on this server's own document.
'use strict';

// Every scope that any OAuth 2 flow of the document knows.
function scopesOf(document) {
  const schemes = Object.values(document.components?.securitySchemes ?? {});
  const flows = schemes.flatMap((scheme) => Object.values(scheme.flows ?? {}));
  return [...new Set(flows.flatMap((flow) => Object.keys(flow.scopes ?? {})))];
}

// Dark where the reader's system is dark.
const darkness = window.matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', darkness.matches);
darkness.addEventListener('change', follow);
follow();
document.body.style.margin = '0';

const ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  layout: 'BaseLayout',
  oauth2RedirectUrl: `${window.location.origin}/docs/oauth2-redirect`,
  presets: [SwaggerUIBundle.presets.apis],
  validatorUrl: null,  // Nothing is sent to another host.
  onComplete() {
    const spec = ui.specSelectors.specJson().toJS();
    document.title = spec.info.title;
    ui.initOAuth({
      clientId: 'docs',
      scopes: scopesOf(spec),
      usePkceWithAuthorizationCodeGrant: true,
    });
  },
});
