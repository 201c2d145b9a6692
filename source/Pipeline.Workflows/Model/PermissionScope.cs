namespace Pipeline.Workflows;

/// <summary>The scopes of the repository's token, as
/// <see href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions">GitHub names them</see>.
/// </summary>
public enum PermissionScope
{
    Actions,
    ArtifactMetadata,
    Attestations,
    Checks,
    Contents,
    Deployments,
    Discussions,
    IdToken,
    Issues,
    Models,
    Packages,
    Pages,
    PullRequests,
    SecurityEvents,
    Statuses,
}
