using McpGateway.Storage;

namespace McpGateway.Web;

/// <summary>Readiness: the gateway answers only when its store does.</summary>
internal static class Health
{
    public static async Task<IResult> ShowReadyAsync(StoreHealth store, CancellationToken cancellationToken)
    {
        // What is wrong names files; it is for the log of the store, not for whoever asks.
        var isReady = await store.CheckAsync(cancellationToken) is null;
        return isReady
            ? TypedResults.Text("ready")
            : TypedResults.Text("not ready: the store cannot be written", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
