namespace Pipeline.Workflows;

/// <summary>What a job may do with the repository's token. Whatever no target asks for is not granted.</summary>
/// <example><code>_ => _.Permissions(Permission.Write(PermissionScope.Packages))</code></example>
public sealed record Permission
{
    private Permission(PermissionScope scope, bool canWrite) => (Scope, CanWrite) = (scope, canWrite);

    public PermissionScope Scope { get; }

    public bool CanWrite { get; }

    public static Permission Read(PermissionScope scope) => new(scope, canWrite: false);

    public static Permission Write(PermissionScope scope) => new(scope, canWrite: true);
}
