namespace Pipeline.Workflows.Tests;

/// <summary>What executes workflows in the tests does what GitHub documents.</summary>
public sealed class ExecutionTests : IDisposable
{
    private readonly Sample sample = new();

    public void Dispose() => sample.Dispose();

    [FactNeedingWorkflowTools]
    public async Task Jobs_run_after_those_they_need_and_not_after_a_failure()
    {
        var trace = await sample.RunAsync("""
            jobs:
              last: { needs: [bad, good], runs-on: ubuntu-24.04, steps: [{ run: echo }] }
              aggregate:
                needs: [good, last]
                if: ${{ !cancelled() }}
                runs-on: ubuntu-24.04
                steps: [{ run: "test last=$LAST = last=skipped", env: { LAST: "${{ needs.last.result }}" } }]
              regardless: { needs: bad, if: "${{ !cancelled() && needs.bad.result == 'success' }}", runs-on: ubuntu-24.04, steps: [{ run: echo }] }
              bad: { runs-on: ubuntu-24.04, steps: [{ run: exit 3 }, { run: echo }, { run: echo, if: failure() }] }
              good: { runs-on: ubuntu-24.04, steps: [{ run: echo }] }
            """);

        trace.Expect("failure").Jobs.Select(job => $"{job.Id} {job.Result}").Should().Equal(
            "bad failure", "regardless skipped", "good success", "last skipped", "aggregate success");
        trace["bad"].Steps.Select(step => step.Result).Should().Equal("failure", "skipped", "success");
    }

    [FactNeedingWorkflowTools]
    public async Task A_matrix_has_the_documented_legs()
    {
        var trace = await sample.RunAsync("""
            jobs:
              test:
                strategy:
                  fail-fast: false
                  matrix:
                    system: [one, two]
                    size: [1, 2]
                    exclude: [{ system: two, size: 1 }]
                    include: [{ system: one, note: added }, { system: three, size: 3 }]
                runs-on: ubuntu-24.04
                steps: [{ run: 'test "$LEG" != "two 2 "', env: { LEG: "${{ matrix.system }} ${{ matrix.size }} ${{ matrix.note }}" } }]
            """);

        trace.Expect("failure").Jobs.Select(job => $"{job.Steps[0].Env["LEG"]}: {job.Result}").Should().Equal(
            "one 1 added: success", "one 2 added: success", "two 2 : failure", "three 3 : success");
    }

    [FactNeedingWorkflowTools]
    public async Task Answers_of_a_step_reach_later_steps_and_jobs_unless_they_are_secret()
    {
        var trace = await sample.RunAsync("""
            jobs:
              first:
                runs-on: ubuntu-24.04
                outputs: { plain: "${{ steps.say.outputs.plain }}", hidden: "${{ steps.say.outputs.hidden }}" }
                steps:
                  - id: say
                    run: |
                      echo "plain=a b" >> "$GITHUB_OUTPUT"
                      printf 'hidden<<END\nthe %s\nEND\n' "$TOKEN" >> "$GITHUB_OUTPUT"
                      echo "LATER=yes" >> "$GITHUB_ENV"
                      echo "# Done" >> "$GITHUB_STEP_SUMMARY"
                    env: { TOKEN: "${{ secrets.TOKEN }}" }
                  - run: test "$LATER" = yes
              second:
                needs: first
                runs-on: ubuntu-24.04
                steps: [{ run: 'echo "$GIVEN"', env: { GIVEN: "${{ needs.first.outputs.plain }}, ${{ needs.first.outputs.hidden }}" } }]
            """, request => request with { Secrets = new() { Repository = Of("TOKEN", "sesame") } });

        trace.Expect("success")["second"].Steps[0].Output.Should().Be("a b, \n");
        trace["first"].Steps[0].Outputs.Should().Contain("hidden", "the sesame");
        trace["first"].Steps[0].Summary.Should().Be("# Done\n");
    }

    [FactNeedingWorkflowTools]
    public async Task Only_jobs_in_an_environment_get_its_secrets_and_variables()
    {
        const string Jobs = """
            env: { VALUES: "${{ vars.A }}${{ vars.B }}" }
            jobs:
              outside: { runs-on: ubuntu-24.04, steps: [{ run: "echo $VALUES$TOKEN", env: { TOKEN: "${{ secrets.TOKEN }}" } }] }
              inside:
                environment: { name: staging, url: "https://${{ vars.B }}" }
                runs-on: ubuntu-24.04
                steps: [{ run: "echo $VALUES$TOKEN", env: { TOKEN: "${{ secrets.TOKEN }}" } }]
            """;
        var secrets = new Settings { Environments = Staging("TOKEN", "t") };
        var vars = new Settings { Repository = Of("A", "a"), Environments = Staging("B", "b") };

        var trace = await sample.RunAsync(Jobs, request => request with { Secrets = secrets, Vars = vars });

        trace.Jobs.Select(job => job.Steps[0].Output).Should().Equal("a\n", "abt\n");
        trace["inside"].Url.Should().Be("https://b");
    }

    [FactNeedingWorkflowTools]
    public async Task Inputs_have_the_declared_types()
    {
        const string Jobs = "jobs: { one: { if: inputs.sure, runs-on: ubuntu-24.04, steps: [{ run: echo }] } }";

        Task<WorkflowTrace> Run(string sure) => sample.RunAsync(Jobs, request => request with
        {
            Event = new("workflow_dispatch", "refs/heads/main"),
            Inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["sure"] = sure, ["note"] = "n" },
        });

        (await Run("false"))["one"].Result.Should().Be("skipped");
        (await Run("true"))["one"].Result.Should().Be("success");
    }

    [FactNeedingWorkflowTools]
    public async Task A_named_shell_fails_within_a_pipe()
    {
        var trace = await sample.RunAsync("""
            jobs:
              unnamed: { runs-on: ubuntu-24.04, steps: [{ run: "false | true" }] }
              named: { runs-on: ubuntu-24.04, defaults: { run: { shell: bash } }, steps: [{ run: "false | true" }] }
              late: { runs-on: ubuntu-24.04, timeout-minutes: 0.01, steps: [{ run: "sleep 100 | cat" }] }
            """);

        trace.Jobs.Select(job => job.Result).Should().Equal("success", "failure", "failure");
    }

    private static Dictionary<string, string> Of(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Staging(string name, string value) =>
        new(StringComparer.Ordinal) { ["staging"] = Of(name, value) };
}
