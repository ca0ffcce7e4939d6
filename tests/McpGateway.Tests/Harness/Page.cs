using System.Net;
using AngleSharp.Html.Dom;

namespace McpGateway.Tests.Harness;

/// <summary>A page that the browser shows, or the address at which it left for the client.</summary>
public sealed record Page(Uri Url, HttpStatusCode Status, IHtmlDocument? Document)
{
    /// <summary>What a form of this page is sent from: nothing known when the page forbids referrers (Fetch
    /// §3.1).</summary>
    public string Origin { get; init; } = "null";

    /// <summary>The page's text, or nothing when the browser left for the client.</summary>
    public string Text => Document?.Body?.TextContent ?? "";

    /// <summary>The element, or a failure that quotes the page.</summary>
    public TElement Get<TElement>(string selector)
        where TElement : class =>
        Find<TElement>(selector) ?? throw new InvalidOperationException($"No {selector} on {this}");

    /// <summary>The element, if the page has it.</summary>
    public TElement? Find<TElement>(string selector)
        where TElement : class =>
        Document?.QuerySelector(selector) as TElement;

    /// <summary>Where the page is and what it says, for failures.</summary>
    public override string ToString() => $"{Url.GetLeftPart(UriPartial.Path)} ({(int)Status}): {Text.Trim()}";
}
