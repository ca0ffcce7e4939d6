namespace McpGateway.Web.Network;

/// <summary>Somebody chose a host that leads into a network that is none of theirs, or nowhere.</summary>
internal sealed class InnerAddressException()
    : IOException("The host has no address, or one that is not of the public internet.");
