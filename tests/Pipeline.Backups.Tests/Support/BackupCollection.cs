namespace Pipeline.Backups.Tests;

/// <summary>Tests on the same servers, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BackupCollection : ICollectionFixture<BackupLab>
{
    public const string Name = "backups";
}
