using System.Net.Http.Headers;

namespace McpGateway.Storage.Firestore;

/// <summary>Application default credentials, in Firestore's words.</summary>
internal sealed class FirestoreCredentials(bool isEmulator)
{
    private const string Scope = "https://www.googleapis.com/auth/datastore";

    /// <summary>What an emulator takes for an administrator.</summary>
    private static readonly AuthenticationHeaderValue Owner = new("Bearer", "owner");

    private readonly ApplicationDefault application = new(Scope);

    /// <summary>The header of a request.</summary>
    public async Task<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken)
    {
        if (isEmulator)
        {
            return Owner;
        }

        try
        {
            return await application.GetAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new FirestoreException(
                FirestoreFault.NotDone,
                "No access token for Firestore: application default credentials are missing or were refused. Run as a "
                + "service account with the role roles/datastore.user, or set GOOGLE_APPLICATION_CREDENTIALS to its "
                + "key file.",
                failure);
        }
    }
}
