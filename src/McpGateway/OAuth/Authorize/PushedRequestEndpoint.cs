using McpGateway.OAuth.Clients;

namespace McpGateway.OAuth.Authorize;

/// <summary><c>POST /par</c> (RFC 9126 §2): a client sends its authorization request ahead. Checked like one that a
/// browser brings, but answered to the client itself.</summary>
internal static class PushedRequestEndpoint
{
    /// <summary>What is kept; nothing that authenticates the client is among it.</summary>
    private static readonly string[] Kept =
    [
        "response_type", "response_mode", "redirect_uri", "state", "scope", "code_challenge", "code_challenge_method",
        "resource", "prompt", "login_hint",
    ];

    /// <summary>What is kept for strangers is bounded: about as much as the address of a request could carry.</summary>
    private const int MaxLength = 16 * 1024;

    public static async Task<IResult> PushAsync(
        HttpContext context,
        ClientLimit limit,
        ClientAuthentication authentication,
        AuthorizeChecks checks,
        PushedRequests pushed,
        CancellationToken cancellationToken)
    {
        var form = await RequestForm.ReadAsync(context.Request, cancellationToken);
        await limit.SpendAsync(context, form);
        var client = await authentication.AuthenticateAsync(context.Request, form, cancellationToken);
        context.Features.Set(client);
        if (form.Find("request_uri") is not null)
        {
            throw new OAuthException(OAuthError.InvalidRequest("Push the parameters themselves, without request_uri."));
        }

        if (form.Find("request") is not null)
        {
            throw new OAuthException(new("request_not_supported", "Send plain parameters."));
        }

        var parameters = Kept.Select(name => (Name: name, Value: form.Find(name)))
            .Where(parameter => parameter.Value is not null)
            .Append((Name: "client_id", Value: client.Id))
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value!);
        if (parameters.Values.Sum(value => value.Length) > MaxLength)
        {
            throw new OAuthException(OAuthError.InvalidRequest(
                $"The parameters are longer than {MaxLength} characters together."));
        }

        await CheckAsync(checks, parameters, cancellationToken);
        var requestUri = await pushed.AddAsync(client.Id, parameters, cancellationToken);
        return TypedResults.Json(
            new PushedAnswer(requestUri, (long)PushedRequests.Lifetime.TotalSeconds), OAuthJson.Default.PushedAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static async ValueTask CheckAsync(
        AuthorizeChecks checks, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        try
        {
            var request = new PushedRequest { Hash = [], ClientId = parameters["client_id"], Parameters = parameters };
            await checks.ValidateAsync(request.Read(), cancellationToken);
        }
        catch (OAuthException refusal)
        {
            // RFC 9126 §2.3: no browser is here to be sent anywhere.
            throw new OAuthException(refusal.Error) { Reason = refusal.Reason };
        }
    }
}

/// <summary>RFC 9126 §2.2.</summary>
internal sealed record PushedAnswer(string RequestUri, long ExpiresIn);
