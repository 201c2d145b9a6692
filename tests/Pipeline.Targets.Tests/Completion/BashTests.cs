using System.Diagnostics;

namespace Pipeline.Targets.Tests;

/// <summary>The script in a real bash: what bash asks the program, and what it makes of the answer.</summary>
public sealed class BashTests
{
    [Theory]
    [InlineData("./build.sh Dep", "[--shell-completion] [Dep]", "DeployStaging DeployProd")]
    [InlineData("./build.sh ", "[--shell-completion] []", "DeployStaging DeployProd")]
    [InlineData("./build.sh Test --environment s", "[--shell-completion] [Test] [--environment] [s]", "DeployStaging DeployProd")]
    public void Bash_asks_with_the_words_and_takes_the_lines(string line, string asked, string completed)
    {
        var repository = new TestRepository();
        repository.With("completion.sh", Started.In<ShowBuild>(repository, "--completion-script", "bash").Output);
        repository.With("build.sh", """
            #!/usr/bin/env bash
            printf '[%s] ' "$@" >asked
            printf '%s\n' DeployStaging DeployProd
            """);

        // What the reader of command lines does when Tab is pressed; see "Programmable Completion" in bash(1).
        repository.With("press-tab.sh", """
            source ./completion.sh
            complete -p build.sh >/dev/null || exit 3
            chmod +x build.sh
            read -r -a COMP_WORDS <<<"$1"
            [[ $1 == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _pipeline_build
            echo "${COMPREPLY[*]}"
            """);

        Bash(repository.Root, "press-tab.sh", line).Should().Be($"{completed}\n");
        File.ReadAllText(Path.Combine(repository.Root, "asked")).Trim().Should().Be(asked);
    }

    private static string Bash(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true };
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        bash.ExitCode.Should().Be(0);
        return output;
    }
}
