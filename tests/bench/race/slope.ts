/** The rise of a line through values of one minute each, per hour (least squares). */
export function slopeOf(values: number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const rise = values.reduce((sum, value, nth) => sum + (nth - middle) * (value - mean), 0)
  const run = values.reduce((sum, _, nth) => sum + (nth - middle) ** 2, 0)
  return run === 0 ? 0 : (rise / run) * 60
}
