import type { Verdict } from '#shared/domain/signups/signup.ts';

/** Hertz and seconds of each note: rising for 通过, one level note for 已签到, falling for 未通过, two low ones for 待处理. */
const TUNES: Readonly<Record<Verdict, readonly (readonly [hertz: number, seconds: number])[]>> = {
  accepted: [
    [880, 0.09],
    [1320, 0.14],
  ],
  duplicate: [[660, 0.3]],
  rejected: [
    [330, 0.16],
    [220, 0.32],
  ],
  pending: [
    [440, 0.12],
    [440, 0.12],
  ],
};

const LOUDNESS = 0.25;
let speaker: AudioContext | undefined;

/** The verdict for ears. Made from plain waves, so there is no file to load. */
export function playVerdict(verdict: Verdict): void {
  speaker ??= new AudioContext();
  // A browser keeps it silent until the first key; without sound the desk works on.
  void speaker.resume().catch(() => undefined);
  let from = speaker.currentTime;
  for (const [hertz, seconds] of TUNES[verdict]) {
    const wave = new OscillatorNode(speaker, { frequency: hertz, type: verdict === 'rejected' ? 'square' : 'sine' });
    const gain = new GainNode(speaker, { gain: LOUDNESS });
    wave.connect(gain).connect(speaker.destination);
    wave.start(from);
    wave.stop(from + seconds);
    from += seconds + 0.03;
  }
}
