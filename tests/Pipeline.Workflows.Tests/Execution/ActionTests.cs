namespace Pipeline.Workflows.Tests;

/// <summary>What stands in for GitHub's actions does what they document.</summary>
public sealed class ActionTests : IDisposable
{
    private readonly Sample sample = new();

    public void Dispose() => sample.Dispose();

    [FactNeedingWorkflowTools]
    public async Task A_checkout_has_one_commit_and_no_tags_unless_it_asks_for_history()
    {
        sample.Commit("v1.1.0");

        var trace = await sample.RunAsync("""
            jobs:
              shallow:
                runs-on: ubuntu-24.04
                steps: [{ uses: actions/checkout@v7 }, { run: 'echo $(git rev-list --count HEAD) $(git tag) $(git branch --show-current)' }]
              whole:
                runs-on: ubuntu-24.04
                steps: [{ uses: actions/checkout@v7, with: { fetch-depth: 0 } }, { run: 'echo $(git rev-list --count HEAD) $(git describe --tags)' }]
            """);

        trace.Expect("success").Jobs.Select(job => job.Steps[1].Output).Should().Equal("1 main\n", "2 v1.1.0\n");
    }

    [FactNeedingWorkflowTools]
    public async Task Jobs_share_nothing_but_artifacts_and_the_workspace_of_a_runner_of_ones_own()
    {
        var trace = await sample.RunAsync("""
            jobs:
              first: { runs-on: [self-hosted, own], steps: [{ uses: actions/checkout@v7 }, { run: "mkdir .state && touch .state/kept" }] }
              kept: { needs: first, runs-on: [self-hosted, own], steps: [{ uses: actions/checkout@v7, with: { clean: false } }, { run: ls .state/kept }] }
              cleaned: { needs: kept, runs-on: [self-hosted, own], steps: [{ uses: actions/checkout@v7 }, { run: "! ls .state" }] }
              hosted: { needs: first, runs-on: ubuntu-24.04, steps: [{ run: "! ls file.txt" }] }
            """);

        trace.Expect("success");
    }

    [FactNeedingWorkflowTools]
    public async Task Artifacts_hold_what_their_patterns_name_below_the_folder_that_all_share()
    {
        var trace = await sample.RunAsync("""
            jobs:
              up:
                runs-on: ubuntu-24.04
                steps:
                  - run: mkdir -p out/a/b out/.hidden other && touch out/a/1.txt out/a/b/2.txt out/a/b/2.log out/.hidden/3.txt other/4.txt && chmod +x other/4.txt
                  - { uses: actions/upload-artifact@v7, with: { name: one, path: "out/**/*.txt\n!out/**/1.txt" } }
                  - { uses: actions/upload-artifact@v7, with: { name: two, path: "out/a\nother/*.txt", include-hidden-files: true } }
                  - { uses: actions/upload-artifact@v7, with: { name: three, path: out, include-hidden-files: true } }
                  - { uses: actions/upload-artifact@v7, with: { name: four, path: other/4.txt } }
              down:
                needs: up
                runs-on: ubuntu-24.04
                steps:
                  - { uses: actions/download-artifact@v8, with: { pattern: "t*", path: in } }
                  - { uses: actions/download-artifact@v8, with: { name: one, path: in/one } }
                  - { uses: actions/download-artifact@v8, with: { pattern: "*e", path: all, merge-multiple: true } }
                  - { uses: actions/download-artifact@v8, with: { name: four } }
                  - run: find . -type f | LC_ALL=C sort; test ! -x 4.txt
            """);

        trace.Expect("success")["down"].Steps[^1].Output.Split('\n').Should().Equal(
            "./4.txt",
            "./all/.hidden/3.txt", "./all/a/1.txt", "./all/a/b/2.log", "./all/a/b/2.txt",
            "./in/one/a/b/2.txt",
            "./in/three/.hidden/3.txt", "./in/three/a/1.txt", "./in/three/a/b/2.log", "./in/three/a/b/2.txt",
            "./in/two/other/4.txt", "./in/two/out/a/1.txt", "./in/two/out/a/b/2.log", "./in/two/out/a/b/2.txt",
            "");
    }

    [FactNeedingWorkflowTools]
    public async Task What_an_action_would_refuse_fails()
    {
        var trace = await sample.RunAsync("""
            jobs:
              none: { runs-on: ubuntu-24.04, steps: [{ uses: actions/upload-artifact@v7, with: { path: nothing, if-no-files-found: error } }] }
              warned: { runs-on: ubuntu-24.04, steps: [{ uses: actions/upload-artifact@v7, with: { path: nothing } }] }
              hidden: { runs-on: ubuntu-24.04, steps: [{ run: mkdir .a && touch .a/b }, { uses: actions/upload-artifact@v7, with: { path: .a, if-no-files-found: error } }] }
              named: { runs-on: ubuntu-24.04, steps: [{ run: touch a }, { uses: actions/upload-artifact@v7, with: { name: "a/b", path: a } }] }
              twice:
                runs-on: ubuntu-24.04
                steps: [{ run: touch a }, { uses: actions/upload-artifact@v7, with: { path: a } }, { uses: actions/upload-artifact@v7, with: { path: a } }]
              missing: { runs-on: ubuntu-24.04, steps: [{ uses: actions/download-artifact@v8, with: { name: other } }] }
              unknown: { runs-on: ubuntu-24.04, steps: [{ uses: actions/other@v1 }] }
              misused: { runs-on: ubuntu-24.04, steps: [{ uses: actions/checkout@v7, with: { fetch-dept: 0 } }] }
            """);

        trace.Jobs.Where(job => job.Result == "success").Select(job => job.Id).Should().Equal("warned");
        trace["twice"].Steps[^1].Output.Should().Contain("already exists");
    }
}
