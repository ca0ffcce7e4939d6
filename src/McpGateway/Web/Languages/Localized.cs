using McpGateway.Web.Zones;
using Microsoft.AspNetCore.Components;

namespace McpGateway.Web.Languages;

/// <summary>A component that speaks the visitor's language: every page of ours, by <c>_Imports.razor</c>. Public, as pages
/// are.</summary>
public abstract class Localized : ComponentBase
{
    [CascadingParameter] protected HttpContext Context { get; set; } = null!;

    protected Language Language => field ??= ChosenLanguage.Of(Context.Request);

    /// <summary>In which times are told.</summary>
    protected TimeZoneInfo Zone => field ??= ChosenZone.Of(Context.Request);

    protected string Say(Phrase phrase) => phrase.In(Language);

    /// <summary>With values for <c>{0}</c> and so on; numbers are written as the language does.</summary>
    protected string Say(Phrase phrase, params object[] values) => phrase.In(Language, values);

    /// <summary>With markup for <c>{0}</c> and so on, wherever the language puts it.</summary>
    protected RenderFragment Fill(Phrase phrase, params RenderFragment[] parts) => builder =>
    {
        var rest = phrase.In(Language).AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            builder.AddContent(0, rest[..open].ToString());
            builder.AddContent(1, parts[rest[open + 1] - '0']);
            rest = rest[(open + "{0}".Length)..];
        }

        builder.AddContent(2, rest.ToString());
    };

    /// <summary>An address of ours, carrying on the language and the time zone that were chosen.</summary>
    protected string Link(string address) =>
        ChosenZone.Carry(Context.Request, ChosenLanguage.Carry(Context.Request, address));
}
