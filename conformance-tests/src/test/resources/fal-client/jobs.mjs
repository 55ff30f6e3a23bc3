// fal's own client, as published, makes one job and stops another. Says what it saw, as JSON.
import { createFalClient } from "@fal-ai/client";

const model = "fal-ai/flux-1/dev";
const gateway = process.env.FLUX_GATEWAY;
const fal = createFalClient({
  credentials: process.env.FLUX_API_KEY,
  requestMiddleware: async (request) => ({
    ...request,
    url: request.url.replace("https://queue.fal.run", gateway),
  }),
});

const ticket = await fal.queue.submit(model, { input: { prompt: "a cat", num_images: 2 } });
const requestId = ticket.request_id;
const states = [];
do {
  states.push((await fal.queue.status(model, { requestId, logs: true })).status);
} while (states.at(-1) !== "COMPLETED");
const result = await fal.queue.result(model, { requestId });

const stopped = await fal.queue.submit(model, { input: { prompt: "a dog" } });
await fal.queue.cancel(model, { requestId: stopped.request_id });

console.log(JSON.stringify({ ticket, states, result, stopped: stopped.request_id }));
