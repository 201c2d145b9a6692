namespace Pipeline.Delivery;

/// <summary>Sizes in bytes, as budgets and limits are written: <c>200.Megabytes</c>.</summary>
public static class Bytes
{
    extension(int number)
    {
        /// <summary>Units of 1,000,000 bytes, as container engines count the size of images.</summary>
        public long Megabytes => number * 1_000_000L;

        /// <summary>Units of 1,048,576 bytes, as memory is counted.</summary>
        public long Mebibytes => number * 1_048_576L;
    }
}
