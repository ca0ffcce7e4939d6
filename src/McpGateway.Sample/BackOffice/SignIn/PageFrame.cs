namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>The HTML around every page here.</summary>
internal static class PageFrame
{
    /// <summary>The title and the content go in as they are: whoever calls encodes what came from a request.</summary>
    public static string Wrap(string language, string title, string content) => $"""
        <!doctype html>
        <html lang="{language}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{title}</title>
          <link rel="icon" href="data:,">
          <link rel="stylesheet" href="/sign-in.css">
        </head>
        <body>
          <main>
            <p class="operator">Sample Back Office</p>
            <h1>{title}</h1>
            {content}
          </main>
        </body>
        </html>
        """;
}
