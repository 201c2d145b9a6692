namespace Pipeline.Targets;

/// <summary>The script that makes a shell complete the words of <c>./build.sh</c>.</summary>
internal static class CompletionScript
{
    /// <summary>For bash from 3.2 on. Where the build knows nothing, bash completes file names.</summary>
    public const string Bash = """
        # Completes the words of ./build.sh: eval "$(./build.sh --completion-script bash)"
        _pipeline_build() {
          local IFS=$'\n'
          COMPREPLY=($("${COMP_WORDS[0]}" --shell-completion "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
        }
        complete -o default -F _pipeline_build build.sh

        """;
}
