namespace Pipeline.Workflows.Tests;

/// <summary>A workflow that keeps to every policy.</summary>
internal static class GoodWorkflow
{
    public const string Text = """
        name: deliver

        on:
          push:
            branches: [main]
          workflow_dispatch:
            inputs:
              note:
                type: string

        permissions: {}

        concurrency:
          group: deliver-${{ github.ref }}
          cancel-in-progress: false

        defaults:
          run:
            shell: bash

        jobs:
          lint:
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            permissions:
              contents: read
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
              - uses: actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5
                with:
                  path: ~/.nuget/packages
                  key: nuget-${{ hashFiles('**/packages.lock.json') }}
              - run: exec ./build.sh Lint
          test:
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            permissions:
              contents: read
            strategy:
              matrix:
                database: [one, two]
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
              - run: exec ./build.sh Test
                env:
                  DATABASE: ${{ matrix.database }}
              - uses: actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1
                with:
                  name: test-${{ matrix.database }}
                  path: artifacts
                  if-no-files-found: error
                  retention-days: 7
          staging:
            needs: [lint, test]
            if: ${{ !cancelled() && needs.lint.result == 'success' && needs.test.result == 'success' }}
            runs-on: ubuntu-24.04
            timeout-minutes: 60
            environment:
              name: staging
              url: https://staging.example.com
            concurrency:
              group: deploy-staging
              cancel-in-progress: false
              queue: max
            permissions:
              contents: read
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
              - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1
                with:
                  pattern: test-*
                  path: artifacts
                  merge-multiple: true
              - run: exec ./build.sh DeployStaging --skip
                env:
                  NOTE: ${{ inputs.note }}
                  SHOP_TOKEN: ${{ secrets.SHOP_TOKEN }}

        """;

    public static ParsedWorkflow File { get; } = new("good.yml", Text);

    public static ParsedWorkflow With(Change change) => new("bad.yml", change.ApplyTo(Text));
}
