/** Where a request comes from, as far as it may be believed: behind the proxies that were named, what they say; else the socket. */
import { BlockList, isIP } from 'node:net'

/** "1.2.3.4:5678", "[2001:db8::1]:443" and "::ffff:1.2.3.4" are what some proxies write for an address. */
function addressIn(text: string): string | null {
  const bare = text.trim().replace(/^\[(.*)\](?::\d+)?$/, '$1')
  const plain = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.replace(/:\d+$/, '') : bare
  const unmapped = plain.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(unmapped) ? unmapped : null
}

/**
 * [U19] Addresses and CIDRs, separated by commas, as a question about an address. Throws an Error that names the part
 * which is neither.
 */
export function proxiesOf(list: string): (address: string) => boolean {
  const known = new BlockList()
  for (const part of list.split(',').map((each) => each.trim())) {
    const [text = '', bits] = part.split('/')
    const address = addressIn(text)
    const family = address && isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const most = family === 'ipv6' ? 128 : 32
    if (!address || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)))
      throw new Error(`"${part}" is neither an address nor a range like 10.0.0.0/8`)
    if (bits === undefined) known.addAddress(address, family)
    else known.addSubnet(address, Number(bits), family)
  }
  return (text) => {
    const address = addressIn(text)
    return address !== null && known.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
}

/** A place is an address; of IPv6 the network, because whoever has one address there has all of them. */
export function placeOf(text: string): string {
  const address = addressIn(text)
  if (!address || isIP(address) === 4) return address ?? text
  const [head = '', tail = ''] = address.split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const groups = address.includes('::')
    ? [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
    : before
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
