package dev.fluxcontract.client.internal.download;

import java.time.Duration;

/** How large one downloaded image may be, and how long the whole download may take. */
public record DownloadLimits(long maxBytes, Duration deadline) {}
