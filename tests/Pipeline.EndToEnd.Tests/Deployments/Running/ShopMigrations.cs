namespace Pipeline.EndToEnd.Tests;

/// <summary>The migration tool of the shop's second service.</summary>
internal static class ShopMigrations
{
    /// <summary>Migrations are the lines of migrations.txt; those that were applied are the lines of the schema.</summary>
    public const string Script = """
        schema=$DATA_DIR/schema.txt
        case $1 in
          status)
            while read -r line; do
              if grep -qsxF "$line" "$schema"; then echo "applied $line"; else echo "pending $line"; fi
            done < migrations.txt ;;
          up)
            mkdir -p "$DATA_DIR" && cp migrations.txt "$schema.new" && mv "$schema.new" "$schema" ;;
          back)
            sed "/^$2 /q" "$schema" > "$schema.new" && mv "$schema.new" "$schema" ;;
        esac

        """;
}
