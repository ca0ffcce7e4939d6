using System.Globalization;
using System.Text.Encodings.Web;
using McpGateway.Sample.BackOffice.SignIn;

namespace McpGateway.Sample.BackOffice.Assistants;

/// <summary>The HTML of the list: one button per assistant, no script.</summary>
internal static class AssistantsPage
{
    /// <summary>Null where the gateway gave no list.</summary>
    public static IResult Show(HttpContext context, IReadOnlyList<ConnectedAssistant>? assistants)
    {
        var signIn = SignInTexts.For(context.Request);
        var texts = AssistantsTexts.In(signIn.Language);
        var content = assistants switch
        {
            null => $"""<p class="error" role="alert">{texts.Unreachable}</p>""",
            [] => $"<p>{texts.None}</p>",
            _ => $"""
                <form method="post" action="{AssistantsEndpoint.Path}{Encode(context.Request.QueryString.Value)}">
                  <ul>{string.Concat(assistants.Select(assistant => Row(assistant, texts)))}</ul>
                </form>
                """,
        };
        PageHeaders.Set(context);
        return Results.Content(
            PageFrame.Wrap(texts.Language, texts.Title, $"""
                {content}
                <nav aria-label="{signIn.ChooseLanguage}">
                  {LanguageLinks.For(context.Request, texts.Language, AssistantsEndpoint.Path)}
                </nav>
                """),
            "text/html; charset=utf-8",
            statusCode: assistants is null ? StatusCodes.Status502BadGateway : StatusCodes.Status200OK);
    }

    private static string Row(ConnectedAssistant assistant, AssistantsTexts texts)
    {
        var name = Encode(assistant.ClientName);
        return $"""
            <li data-connection="{Encode(assistant.Id)}">
              <strong><bdi>{name}</bdi></strong> ({Encode(assistant.Provider)})<br>
              {Encode(assistant.OrganizerName)}<br>
              <small>{texts.Connected} {Time(assistant.CreatedAt)}</small><br>
              <small>{texts.LastUsed} {(assistant.LastUsed is { } used ? Time(used) : texts.Never)}</small>
              <button name="revoke" value="{Encode(assistant.Id)}" aria-label="{texts.Revoke}: {name}">{texts.Revoke}</button>
            </li>
            """;
    }

    private static string Time(DateTimeOffset time)
    {
        var text = time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"<time datetime=\"{text.Replace(' ', 'T')}Z\">{text} UTC</time>";
    }

    private static string Encode(string? value) => HtmlEncoder.Default.Encode(value ?? "");
}
