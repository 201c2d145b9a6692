namespace Pipeline.Targets;

/// <content>What builds do with files and directories.</content>
public sealed partial class AbsolutePath
{
    /// <summary>There is a file or a directory.</summary>
    public bool Exists() => FileExists() || DirectoryExists();

    public bool FileExists() => File.Exists(path);

    public bool DirectoryExists() => Directory.Exists(path);

    /// <summary>
    /// The files below that match a pattern, sorted. <c>**</c> stands for any directories, <c>*</c> and <c>?</c> for letters of a name,
    /// <c>{a,b}</c> for either.
    /// </summary>
    public IReadOnlyCollection<AbsolutePath> GlobFiles(params string[] patterns) => Glob.Files(this, patterns);

    /// <summary>The directories below that match a pattern, sorted; see <see cref="GlobFiles"/>.</summary>
    public IReadOnlyCollection<AbsolutePath> GlobDirectories(params string[] patterns) => Glob.Directories(this, patterns);

    /// <summary>Makes the directory, with those above it, if it is not there.</summary>
    public AbsolutePath CreateDirectory()
    {
        Directory.CreateDirectory(path);
        return this;
    }

    /// <summary>Makes the directory, empty.</summary>
    public AbsolutePath CreateOrCleanDirectory()
    {
        DeleteDirectory();
        return CreateDirectory();
    }

    /// <summary>Deletes the directory with all that is in it, if it is there.</summary>
    public void DeleteDirectory()
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    /// <summary>Deletes the file if it is there.</summary>
    public void DeleteFile() => File.Delete(path);

    public string ReadAllText() => File.ReadAllText(path);

    public string[] ReadAllLines() => File.ReadAllLines(path);

    /// <summary>Writes the file, and makes its directory if need be.</summary>
    public AbsolutePath WriteAllText(string content)
    {
        Parent?.CreateDirectory();
        File.WriteAllText(path, content);
        return this;
    }

    /// <summary>Writes the file, one line each, and makes its directory if need be.</summary>
    public AbsolutePath WriteAllLines(IEnumerable<string> lines)
    {
        Parent?.CreateDirectory();
        File.WriteAllLines(path, lines);
        return this;
    }

    /// <summary>Makes an empty file, and its directory, if it is not there.</summary>
    public AbsolutePath TouchFile()
    {
        if (!FileExists()) WriteAllText("");
        return this;
    }

    /// <summary>Copies the file or the directory into a directory, over what is there.</summary>
    /// <returns>The copy.</returns>
    public AbsolutePath CopyToDirectory(AbsolutePath directory) => Copy(directory / Name);

    /// <summary>Copies the file or the directory to a path, over what is there.</summary>
    /// <returns>The copy.</returns>
    public AbsolutePath Copy(AbsolutePath target)
    {
        if (!DirectoryExists())
        {
            target.Parent?.CreateDirectory();
            File.Copy(path, target, overwrite: true);
            return target;
        }

        target.CreateDirectory();
        foreach (var entry in Directory.GetFileSystemEntries(path)) Create(entry).CopyToDirectory(target);
        return target;
    }

    /// <summary>Moves the file or the directory to a path.</summary>
    /// <returns>Where it is now.</returns>
    public AbsolutePath Move(AbsolutePath target)
    {
        target.Parent?.CreateDirectory();
        if (DirectoryExists()) Directory.Move(path, target);
        else File.Move(path, target, overwrite: true);
        return target;
    }
}
