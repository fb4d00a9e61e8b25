/** Where someone makes the application their own: then it can write to them, whatever servers they are on. */
export function buildInstallUrl(application: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${application}&integration_type=1&scope=applications.commands`;
}

/** Where whoever manages a server adds the application to it. It needs no permission there. */
export function buildServerInstallUrl(application: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${application}&integration_type=0&scope=bot+applications.commands&permissions=0`;
}
