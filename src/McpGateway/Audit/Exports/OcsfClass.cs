using McpGateway.Storage;

namespace McpGateway.Audit.Exports;

/// <summary>The class, category and activity of the Open Cybersecurity Schema Framework that an event falls under.</summary>
internal sealed record OcsfClass(int Uid, int Category, int Activity)
{
    private const int Authentication = 3002;
    private const int IdentityAndAccess = 3;
    private const int ApiActivity = 6003;
    private const int Application = 6;
    private const int Other = 99;

    // Of Authentication.
    private const int Logon = 1;
    private const int Logoff = 2;

    // Of API Activity.
    private const int Create = 1;
    private const int Read = 2;
    private const int Update = 3;
    private const int Delete = 4;

    public bool IsAuthentication => Uid == Authentication;

    public static OcsfClass Of(AuditEvent one) => one switch
    {
        { Action: AuditAction.SignInCompleted or AuditAction.SignInFailed or AuditAction.StaffRefused } => Authenticated(Logon),
        { Action: AuditAction.SessionsEnded } => Authenticated(Logoff),
        { Action: AuditAction.CredentialRefused } => Authenticated(Other),
        { Effect: "read" } => Called(Read),
        { Effect: "write" } => Called(Update),
        { Effect: "destructive" } => Called(Delete),
        { Action: AuditAction.AuditRead or AuditAction.AuditExported or AuditAction.ConnectionsRead } => Called(Read),
        { Action: AuditAction.ClientRegistered or AuditAction.TokenIssued or AuditAction.ConsentGiven } => Called(Create),
        { Action: AuditAction.ClientUpdated or AuditAction.TokenRefreshed or AuditAction.RestrictionsChanged } =>
            Called(Update),
        { Action: AuditAction.ClientDeleted or AuditAction.ConnectionRevoked } => Called(Delete),
        _ => Called(Other),
    };

    private static OcsfClass Authenticated(int activity) => new(Authentication, IdentityAndAccess, activity);

    private static OcsfClass Called(int activity) => new(ApiActivity, Application, activity);
}
