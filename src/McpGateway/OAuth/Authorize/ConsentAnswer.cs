using McpGateway.Web;

namespace McpGateway.OAuth.Authorize;

/// <summary>The consent form as the person sent it.</summary>
/// <param name="Expiry">The chosen expiry; null when the form says nothing of it.</param>
internal sealed record ConsentAnswer(
    string Request, bool IsAllowed, string? Organizer, ScopeSet Scopes, string? Expiry)
{
    /// <summary>The answer, or null when the form is not one of ours.</summary>
    public static async ValueTask<ConsentAnswer?> TryReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await PostedForm.TryReadAsync(request, cancellationToken) is not { } form
            || form["request"] is not [{ Length: > 0 } handle]
            || form["decision"] is not [("allow" or "deny") and var decision]
            || form["organizer"].Count > 1
            || form["expiry"].Count > 1
            || (form["expiry"] is [{ } expiry] && !ConnectionExpiry.IsKnown(expiry)))
        {
            return null;
        }

        return new(handle, decision == "allow", form["organizer"], new(form["scope"].OfType<string>()), form["expiry"]);
    }
}
