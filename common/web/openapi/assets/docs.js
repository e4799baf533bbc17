// Starts Swagger UI on this server's own document.
'use strict';

// Every scope that any OAuth 2 flow of the document knows.
function scopesOf(document) {
  const schemes = Object.values(document.components?.securitySchemes ?? {});
  const flows = schemes.map((scheme) => scheme.flows?.authorizationCode).filter(Boolean);
  return [...new Set(flows.flatMap((flow) => Object.keys(flow.scopes ?? {})))];
}

// The password flow begins without a client: only the code flow has one that is registered, `docs`.
function withoutPresetClient(Original, {React}) {
  return (props) => {
    if (props.schema.get('flow') !== 'password') return React.createElement(Original, props);
    const getConfigs = () => ({...props.authSelectors.getConfigs(), clientId: ''});
    const authSelectors = {...props.authSelectors, getConfigs};
    return React.createElement(Original, {...props, authSelectors});
  };
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
  plugins: [{wrapComponents: {oauth2: withoutPresetClient}}],
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
