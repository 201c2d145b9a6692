using Microsoft.AspNetCore.Http.HttpResults;

namespace Quickstart.Api;

/// <summary>The routes under <c>/api/notes</c>.</summary>
internal static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/notes", (NoteStore notes) => notes.NewestFirst());
        routes.MapPost("/api/notes", AddAsync);
        routes.MapDelete("/api/notes/{id:int}", DeleteAsync);
    }

    private static async Task<Results<Created<Note>, ValidationProblem>> AddAsync(
        NewNote? note, NoteStore notes, CancellationToken cancellation)
    {
        var trimmed = (note ?? NewNote.Blank).Trimmed();
        if (trimmed.Errors() is { Count: > 0 } errors) return TypedResults.ValidationProblem(errors);

        var added = await notes.AddAsync(trimmed.Text!, trimmed.Author, cancellation);
        return TypedResults.Created($"/api/notes/{added.Id}", added);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        int id, NoteStore notes, CancellationToken cancellation) =>
        await notes.DeleteAsync(id, cancellation)
            ? TypedResults.NoContent()
            : TypedResults.Problem($"There is no note {id}.", statusCode: StatusCodes.Status404NotFound);
}
