using System.Net.Http.Headers;
using Google.Apis.Auth.OAuth2;

namespace McpGateway.Storage.Firestore;

/// <summary>Application default credentials: the service account of the machine, or of the file that
/// <c>GOOGLE_APPLICATION_CREDENTIALS</c> names.</summary>
internal sealed class FirestoreCredentials(bool isEmulator)
{
    private const string Scope = "https://www.googleapis.com/auth/datastore";

    /// <summary>What an emulator takes for an administrator.</summary>
    private static readonly AuthenticationHeaderValue Owner = new("Bearer", "owner");

    private GoogleCredential? credential;

    /// <summary>The header of a request. The token is kept until shortly before it expires.</summary>
    public async Task<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken)
    {
        if (isEmulator)
        {
            return Owner;
        }

        try
        {
            credential ??= (await GoogleCredential.GetApplicationDefaultAsync(cancellationToken)).CreateScoped(Scope);
            var token = await ((ITokenAccess)credential).GetAccessTokenForRequestAsync(null, cancellationToken);
            return new("Bearer", token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever went wrong at the library or the metadata server: without a token nothing was asked.
            throw new FirestoreException(
                FirestoreFault.NotDone,
                "No access token for Firestore: application default credentials are missing or were refused. Run as a "
                + "service account with the role roles/datastore.user, or set GOOGLE_APPLICATION_CREDENTIALS to its "
                + "key file.",
                failure);
        }
    }
}
