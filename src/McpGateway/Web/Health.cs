using McpGateway.Storage;

namespace McpGateway.Web;

/// <summary>Readiness: the gateway answers only when its store does.</summary>
internal static class Health
{
    public static async Task<IResult> ShowReadyAsync(StoreHealth store, CancellationToken cancellationToken)
    {
        await store.CheckAsync(cancellationToken);
        return TypedResults.Text("ready");
    }
}
