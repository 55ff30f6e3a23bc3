package dev.fluxcontract.client;

import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.internal.job.BuilderSettings;
import dev.fluxcontract.client.internal.job.ClientRuntime;
import dev.fluxcontract.client.internal.job.Submission;
import dev.fluxcontract.client.internal.job.ValidatingClientFactory;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.QueueTicket;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import okhttp3.OkHttpClient;

/**
 * Makes images with FLUX through any gateway that speaks fal.ai's queue API.
 *
 * <pre>{@code
 * try (FluxClient flux = FluxClient.builder().gateway("https://www.anyapi.vip").apiKey(key).build()) {
 *   ImageResult result =
 *       flux.generate(DevTextToImage.builder("a tiger's eye, macro").numImages(2).build());
 *   result.images().get(0).url();
 * }
 * }</pre>
 *
 * <p>Submits cost money. Each is sent once, and sent again only if the gateway certainly did not
 * accept it: the connection failed before the request was sent, the gateway refused the HTTP/2
 * stream before it processed it, or the answer was 429 with a readable {@code Retry-After} and no
 * ticket. The key goes only to the gateway's own origin.
 *
 * <p>One client serves any number of threads and jobs. Its threads are daemons, so a program ends
 * when its own threads do. Closing a client ends its calls and waits, also those that begin later,
 * with a {@link TransportException}; jobs go on at the gateway. What else is asked of a closed
 * client throws an {@link IllegalStateException}.
 */
public final class FluxClient implements AutoCloseable {
  final ClientRuntime runtime;
  private final ImageDownloads downloads;

  FluxClient(ClientRuntime runtime) {
    this.runtime = runtime;
    this.downloads = new ImageDownloads(runtime);
  }

  /** Starts with no settings. A gateway and a key are required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Submits a request, for any request of the contract.
   *
   * @return the job, once the gateway has taken it
   * @throws FluxException if there is no job; {@link FluxException#taken()} says whether that is
   *     certain
   * @throws IllegalArgumentException if no operation of the contract takes such a request
   */
  public Job submit(ApiModel request) {
    return submit(request, SubmitOptions.none());
  }

  /** As {@link #submit(ApiModel)}, with options. */
  public Job submit(ApiModel request, SubmitOptions options) {
    return new Submission(runtime, request, options.settings()).await();
  }

  /**
   * Submits a request and waits for its images, within the client's deadline for both together.
   *
   * @throws FluxException as {@link #submit(ApiModel)} and {@link Job#await()} do; with its {@link
   *     FluxException#requestId()} a job that goes on can be {@linkplain #job(Class, String) picked
   *     up} again
   * @throws IllegalArgumentException if no operation of the contract takes such a request
   */
  public ImageResult generate(ApiModel request) {
    return generate(request, SubmitOptions.none());
  }

  /** As {@link #generate(ApiModel)}, with options such as a deadline or a progress callback. */
  public ImageResult generate(ApiModel request, SubmitOptions options) {
    Duration deadline = options.settings().deadlineOr(runtime.settings.deadline());
    long begun = runtime.time.nanoTime();
    Job job = submit(request, options);
    long left = deadline.toNanos() - (runtime.time.nanoTime() - begun);
    return job.await(Duration.ofNanos(Math.max(1, left)));
  }

  /**
   * As {@link #submit(ApiModel)}, without waiting for the answer. The future ends with a {@link
   * FluxException} where {@code submit} throws one.
   *
   * <p>Cancelling it cuts the call off. Where the request has left by then, nobody knows whether
   * the gateway took the job.
   *
   * @throws IllegalArgumentException if no operation of the contract takes such a request
   */
  public CompletableFuture<Job> submitAsync(ApiModel request) {
    return submitAsync(request, SubmitOptions.none());
  }

  /** As {@link #submitAsync(ApiModel)}, with options. */
  public CompletableFuture<Job> submitAsync(ApiModel request, SubmitOptions options) {
    Submission submission = new Submission(runtime, request, options.settings());
    submission.start();
    return submission.job;
  }

  /**
   * Picks a job up again.
   *
   * @param model the path that it was submitted to, as {@link Job#model()} gives it
   * @param requestId its id, as {@link Job#requestId()} gives it
   * @throws IllegalArgumentException if one of them cannot be that
   */
  public Job job(String model, String requestId) {
    runtime.checkOpen();
    return new Job(runtime, JobRef.of(model, requestId), null);
  }

  /**
   * Picks a job up again, by the class of the request that it was submitted with.
   *
   * @throws IllegalArgumentException if no operation of the contract takes such a request
   */
  public Job job(Class<? extends ApiModel> request, String requestId) {
    return job(RequestCalls.path(request), requestId);
  }

  /**
   * Picks a job up again, from its ticket.
   *
   * @throws IllegalArgumentException if the ticket names no URL of the job
   */
  public Job resume(QueueTicket ticket) {
    runtime.checkOpen();
    return new Job(runtime, JobRef.of(ticket), null);
  }

  /**
   * Picks a job up again, from the JSON of its ticket, as {@link Job#ticketJson()} gives it.
   *
   * @throws IllegalArgumentException if it is not the JSON of a ticket that names a URL of the job
   */
  public Job resume(String ticketJson) {
    return resume(runtime.models.savedTicket(ticketJson));
  }

  /**
   * Saves an image, with the limits of {@link DownloadOptions#defaults()}.
   *
   * @param file the target; it is replaced, and its mode kept, only by a complete image; a folder,
   *     device or pipe is refused
   * @throws FluxException if the image cannot be fetched
   * @throws UncheckedIOException if the file cannot be written
   */
  public Download download(Image image, Path file) {
    return download(image, file, DownloadOptions.defaults());
  }

  /** As {@link #download(Image, Path)}, with other limits. */
  public Download download(Image image, Path file, DownloadOptions options) {
    return downloads.toFile(image, file, options);
  }

  /** As {@link #download(Image, Path)}, to a stream, which is not closed. */
  public Download download(Image image, OutputStream out) {
    return download(image, out, DownloadOptions.defaults());
  }

  /** As {@link #download(Image, OutputStream)}, with other limits. */
  public Download download(Image image, OutputStream out, DownloadOptions options) {
    return downloads.toStream(image, out, options);
  }

  /** As {@link #download(Image, Path)}, into memory. */
  public byte[] downloadBytes(Image image) {
    return downloadBytes(image, DownloadOptions.defaults());
  }

  /** As {@link #downloadBytes(Image)}, with other limits. */
  public byte[] downloadBytes(Image image, DownloadOptions options) {
    return downloads.toBytes(image, options);
  }

  /** Ends what is under way, and frees connections and threads. */
  @Override
  public void close() {
    runtime.close();
  }

  @Override
  public String toString() {
    return "FluxClient of " + runtime.gateway;
  }

  /** The settings of a client. */
  public static final class Builder {
    final BuilderSettings options = new BuilderSettings();

    private Builder() {}

    /**
     * Takes the gateway, the key and how it is sent from the environment variables {@code
     * FLUX_GATEWAY}, {@code FLUX_API_KEY} and {@code FLUX_AUTH} ({@code bearer} or {@code key}). A
     * variable that is not set, or blank, changes nothing.
     *
     * @throws IllegalArgumentException if {@code FLUX_AUTH} is anything else
     */
    public Builder fromEnvironment() {
      options.takeFrom(System::getenv);
      return this;
    }

    /** The gateway's base URL, such as {@code https://www.anyapi.vip}, with any path. Required. */
    public Builder gateway(String baseUrl) {
      options.gateway = baseUrl;
      return this;
    }

    /** The key, as the gateway gave it. Required. */
    public Builder apiKey(String key) {
      options.apiKey = key;
      return this;
    }

    /**
     * How the key is sent: by default as {@code Key} to fal.run, and as {@code Bearer} to others.
     */
    public Builder auth(AuthScheme scheme) {
      options.auth = scheme;
      return this;
    }

    /**
     * How long a wait may last if it has no deadline of its own, and how long a submit or another
     * call may, with its retries. 10 minutes by default.
     */
    public Builder deadline(Duration time) {
      options.deadline = time;
      return this;
    }

    /** How long one call may take, a submit too. By default 20 seconds; a submit, 2 minutes. */
    public Builder attemptTimeout(Duration time) {
      options.attemptTimeout = time;
      return this;
    }

    /** How long connecting to one address may take. Otherwise 10 seconds. */
    public Builder connectTimeout(Duration time) {
      options.connectTimeout = time;
      return this;
    }

    /**
     * How often to repeat a failed call if that is safe; 3 times by default. A wait for a job
     * tolerates failures for at least a minute, whatever the value.
     */
    public Builder retries(int times) {
      options.retries = times;
      return this;
    }

    /** When to ask for a job's status. Otherwise {@link PollSchedule#adaptive()}. */
    public Builder polling(PollSchedule schedule) {
      options.polling = schedule;
      return this;
    }

    /**
     * Whether to send a submit again after a 503 with {@code Retry-After}. By default it is not
     * sent again, and {@link FluxException#taken()} is {@link Taken#UNKNOWN}: a proxy may have
     * passed the request on, so each further submit may cost one more job.
     */
    public Builder resubmitOn503(boolean resubmit) {
      options.resubmitOn503 = resubmit;
      return this;
    }

    /**
     * Whether to send the key unencrypted to a gateway at {@code http} outside private networks;
     * refused by default. Private are, without a lookup, private addresses, names without a dot,
     * and those below {@code localhost}, {@code local}, {@code internal}, {@code home.arpa} and
     * {@code test}.
     */
    public Builder allowCleartext(boolean allow) {
      options.allowCleartext = allow;
      return this;
    }

    /**
     * Whether to listen to status streams besides polling, if the gateway has them (fal does,
     * relays rarely do): the end of a job is then noticed at once. At most 16 jobs have a stream at
     * a time, since each holds a connection and a thread. The default is polling only.
     */
    public Builder streams(boolean listen) {
      options.streams = listen;
      return this;
    }

    /**
     * An OkHttpClient whose interceptors, EventListener, proxy, TLS, DNS and SocketFactory are
     * used. Its timeouts, dispatcher, connection pool, cache, authenticator and redirects are not:
     * those guard money and key.
     */
    public Builder httpClient(OkHttpClient client) {
      options.httpClient = client;
      return this;
    }

    /**
     * Makes the threads for calls, futures and callbacks, which end with the client or after ten
     * idle seconds. By default they are daemons. On Java 24 and newer they may be virtual, as
     * {@code Thread.ofVirtual().factory()} makes them. That is not the default: a name lookup that
     * hangs keeps a carrier thread, of which all virtual threads of a program share 256 at most.
     * The thread that watches deadlines is a platform thread in any case.
     */
    public Builder threads(ThreadFactory factory) {
      options.threads = factory;
      return this;
    }

    /** Callbacks for logging and metrics. */
    public Builder listener(FluxListener listener) {
      options.listener = listener;
      return this;
    }

    /**
     * Makes the client. No call is made yet.
     *
     * @throws IllegalArgumentException if anything is wrong; the message lists all of it
     */
    public FluxClient build() {
      return new FluxClient(new ValidatingClientFactory(options).runtime());
    }

    @Override
    public String toString() {
      return "FluxClient.Builder of " + options.origin();
    }
  }
}
