using System.Net.Http.Headers;
using Google.Apis.Auth.OAuth2;

namespace McpGateway.Storage;

/// <summary>Google's application default credentials: the service account of the machine, or of the file that
/// <c>GOOGLE_APPLICATION_CREDENTIALS</c> names.</summary>
internal sealed class ApplicationDefault(string scope)
{
    private GoogleCredential? credential;

    /// <summary>The header of a request. The token is kept until shortly before it expires. Throws whatever went wrong at
    /// the library or the metadata server: without a token nothing was asked.</summary>
    public async Task<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken)
    {
        credential ??= (await GoogleCredential.GetApplicationDefaultAsync(cancellationToken)).CreateScoped(scope);
        return new("Bearer", await ((ITokenAccess)credential).GetAccessTokenForRequestAsync(null, cancellationToken));
    }
}
