// The Open Inference Protocol (V2): one tensor per feature in, one tensor of probabilities out.

// in the order of the model's inputs
const INPUTS = [
  "is_explicit",
  "duration_ms",
  "danceability",
  "energy",
  "key",
  "loudness",
  "mode",
  "speechiness",
  "acousticness",
  "instrumentalness",
  "liveness",
  "valence",
  "tempo",
];

export const inferUrl = (model) => `api/v2/models/${encodeURIComponent(model)}/infer`;

export function inferRequest(valueOf) {
  return {
    inputs: INPUTS.map((name) => ({
      name,
      shape: [1, 1],
      datatype: "FP32",
      data: [valueOf(name)],
    })),
  };
}

/** Sends the request; the answer has the status (0: nobody answered), the text and, if any, the probabilities. */
export async function infer(model, request) {
  const started = performance.now();
  try {
    const response = await fetch(inferUrl(model), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
    });
    const text = await response.text();
    const milliseconds = Math.round(performance.now() - started);
    return { status: response.status, milliseconds, text, ...understood(response, text) };
  } catch (unreachable) {
    return { status: 0, milliseconds: 0, text: "", error: unreachable.message };
  }
}

function understood(response, text) {
  try {
    const json = JSON.parse(text);
    return response.ok
      ? { json, probabilities: json.outputs[0].data }
      : { json, error: json.error ?? `HTTP ${response.status}` };
  } catch {
    return { error: `HTTP ${response.status}` };
  }
}
