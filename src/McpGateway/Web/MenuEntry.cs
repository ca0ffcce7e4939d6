using McpGateway.Web.Languages;

namespace McpGateway.Web;

/// <summary>A page that the menu leads to: each feature adds its own (<c>AddSingleton(new MenuEntry(…))</c>).</summary>
/// <param name="Title">What the link says.</param>
/// <param name="Path">The page's address.</param>
/// <param name="Rank">The lower, the further in front.</param>
/// <param name="Policy">Only whom this policy lets in sees the link; everybody when left out. The page itself keeps the
/// others out.</param>
internal sealed record MenuEntry(Phrase Title, string Path, int Rank, string? Policy = null);
