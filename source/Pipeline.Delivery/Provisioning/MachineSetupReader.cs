namespace Pipeline.Delivery;

/// <summary>Reads what <c>setup.sh</c> prints: lines of a word and its value.</summary>
internal static class MachineSetupReader
{
    public static MachineSetup Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToLookup(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);
        var system = lines["system"].Single().Split(' ', 2);
        return new MachineSetup
        {
            System = system[0],
            Version = system[1],
            Asker = lines["asks"].Single(),
            IsRoot = lines.Contains("root"),
            IsAllowed = lines.Contains("allowed"),
            HasSystemd = lines.Contains("systemd"),
            Programs = [.. lines["program"]],
            HasEngineConfiguration = lines.Contains("daemon.json"),
            IsServiceOn = lines.Contains("service"),
            EngineAnswers = lines.Contains("engine"),
            HasEdgeImage = lines.Contains("image"),
            HasAccount = lines.Contains("account"),
            IsMember = lines.Contains("member"),
            OwnKeys = [.. lines["own"]],
            Keys = [.. lines["key"]],
            FolderOwner = lines["folder"].FirstOrDefault(),
            Lease = lines["lease"].FirstOrDefault(),
            Tool = lines["tool"].FirstOrDefault(),
            Covered = [.. lines["covers"]],
            IsCertificateInstalled = lines.Contains("installed"),
        };
    }
}
