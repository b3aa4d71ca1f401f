"""How alike two pictures of a figure are (needs numpy and Pillow).

ssim      structural similarity of luma, 11x11 gaussian window sigma 1.5, mean over the picture
          (equals skimage.metrics.structural_similarity(gaussian_weights=True, sigma=1.5,
          use_sample_covariance=False, data_range=255)); white paper counts, so it is always high
ssim_ink  the same map averaged only within 5 px of ink of either picture: the sensitive number
ink       F1 of ink pixels (differ > 40 from the paper colour) having ink within 2 px in the other
inkc      the same, but the neighbour must also be of like colour (max channel difference <= 64)
recall/precision  the two halves of inkc: REF's ink found in GOT / GOT's ink found in REF
tile      worst 32x32 tile (with >= 12 ink px), as inkc but colours may differ by 140 from any mix of the other's
          ink with paper (fringes and lines blurred over two pixels still count), and where it is: finds one missing word or legend that the means hide
shift     whole-picture offset (dx,dy) in [-3,3] that makes the ink agree best; (0,0) when aligned
size      True when both have the same pixel size (else both are padded with paper for comparing)
"""
import numpy as np
from PIL import Image, ImageDraw

TOL_INK, TOL_COLOR, TOL_LOOSE, RADIUS, TILE, MIN_TILE_INK = 40, 64, 140, 2, 32, 12
DISC = sorted(((dx * dx + dy * dy, dx, dy) for dx in range(-RADIUS, RADIUS + 1) for dy in range(-RADIUS, RADIUS + 1)
               if dx * dx + dy * dy <= RADIUS * RADIUS))


def load(p):
    im = Image.open(p).convert('RGBA')
    bg = Image.new('RGBA', im.size, (255, 255, 255, 255))
    bg.alpha_composite(im)
    return np.asarray(bg.convert('RGB')).astype(np.int16)


def pad(a, h, w, paper):
    o = np.empty((h, w, 3), np.int16); o[:] = paper
    o[:a.shape[0], :a.shape[1]] = a
    return o


def paper(a):
    v, c = np.unique(a.reshape(-1, 3), axis=0, return_counts=True)
    return v[c.argmax()] if c.max() > 0.2 * a.shape[0] * a.shape[1] else np.array([255, 255, 255])


def luma(a):
    return a @ np.array([0.299, 0.587, 0.114])


def blur(a, sigma=1.5, r=5):
    k = np.exp(-0.5 * (np.arange(-r, r + 1) / sigma) ** 2); k /= k.sum()
    for ax in (0, 1):
        p = np.pad(a, [(r, r) if i == ax else (0, 0) for i in (0, 1)], mode='symmetric')
        n = a.shape[ax]
        a = sum(k[i] * (p[i:i + n] if ax == 0 else p[:, i:i + n]) for i in range(2 * r + 1))
    return a


def ssim_map(x, y, L=255.0):
    ux, uy = blur(x), blur(y)
    vx, vy, vxy = blur(x * x) - ux * ux, blur(y * y) - uy * uy, blur(x * y) - ux * uy
    c1, c2 = (0.01 * L) ** 2, (0.03 * L) ** 2
    return ((2 * ux * uy + c1) * (2 * vxy + c2)) / ((ux * ux + uy * uy + c1) * (vx + vy + c2))


def shifted(a, dy, dx, fill):
    o = np.empty_like(a); o[:] = fill
    h, w = a.shape[:2]
    o[max(0, -dy):h - max(0, dy), max(0, -dx):w - max(0, dx)] = a[max(0, dy):h - max(0, -dy), max(0, dx):w - max(0, -dx)]
    return o


def near(ink_a, a, ink_b, b, white):
    """for each ink pixel of a, over ink of b within the disc (999: no ink there): the least colour difference, and
    the least difference from any mix of that ink with the paper (a fringe of a line matches the line)"""
    best = np.full(ink_a.shape, 999, np.int16); mix = best.copy()
    for _, dx, dy in DISC:
        todo = ink_a & shifted(ink_b, dy, dx, False) & ((best > 0) | (mix > 0))
        if todo.any():
            y, x = np.nonzero(todo)
            pa, pb = a[y, x], b[y + dy, x + dx]
            best[y, x] = np.minimum(best[y, x], np.abs(pa - pb).max(axis=1))
            u, v = (pa - white).astype(np.float32), (pb - white).astype(np.float32)
            t = np.clip((u * v).sum(1) / (v * v).sum(1), 0, 1)[:, None]
            mix[y, x] = np.minimum(mix[y, x], np.abs(u - t * v).max(axis=1).astype(np.int16))
    return best, mix


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def grow(m, r=5):
    p = np.pad(m, r).astype(np.int32).cumsum(0).cumsum(1)
    p = np.pad(p, ((1, 0), (1, 0)))
    s = 2 * r + 1
    return (p[s:, s:] - p[:-s, s:] - p[s:, :-s] + p[:-s, :-s]) > 0


def compare(ref, got, side=None, shift=True):
    a, b = load(ref), load(got)
    same = a.shape == b.shape
    size_a, size_b = a.shape[1::-1], b.shape[1::-1]
    pa, pb = paper(a), paper(b)
    h, w = max(a.shape[0], b.shape[0]), max(a.shape[1], b.shape[1])
    a, b = pad(a, h, w, pa), pad(b, h, w, pb)
    ia = np.abs(a - pa).max(axis=2) > TOL_INK
    ib = np.abs(b - pb).max(axis=2) > TOL_INK
    m = ssim_map(luma(a), luma(b))
    zone = grow(ia | ib)
    inner = np.zeros_like(zone); inner[5:-5, 5:-5] = True
    (da, ma), (db, mb) = near(ia, a, ib, b, pb), near(ib, b, ia, a, pa)
    pos_a, pos_b, col_a, col_b = da < 999, db < 999, da <= TOL_COLOR, db <= TOL_COLOR
    loose_a, loose_b = ma <= TOL_LOOSE, mb <= TOL_LOOSE
    na, nb = max(1, ia.sum()), max(1, ib.sum())
    worst, at = 1.0, None
    for y in range(0, h, TILE):
        for x in range(0, w, TILE):
            s = np.s_[y:y + TILE, x:x + TILE]
            ca, cb = ia[s].sum(), ib[s].sum()
            if max(ca, cb) >= MIN_TILE_INK:
                v = (loose_a[s].sum() + loose_b[s].sum()) / (ca + cb)
                if v < worst:
                    worst, at = float(v), (x, y)
    sh = (0, 0)
    if shift and (ia.any() and ib.any()):
        fa, fb = ia.astype(np.float32), ib
        best = -1
        for dy in range(-3, 4):
            for dx in range(-3, 4):
                s = float((fa * shifted(fb, dy, dx, False)).sum()) - 1e-3 * (abs(dx) + abs(dy))
                if s > best:
                    best, sh = s, (dx, dy)
    out = dict(size=bool(same), size_ref=size_a, size_got=size_b,
               ssim=float(m[inner].mean()),
               ssim_ink=float(m[zone & inner].mean()) if (zone & inner).any() else 1.0,
               ink=f1(pos_b.sum() / nb, pos_a.sum() / na), inkc=f1(col_b.sum() / nb, col_a.sum() / na),
               recall=float(col_a.sum() / na), precision=float(col_b.sum() / nb),
               tile=worst, tile_at=at, shift=sh, ink_ref=int(ia.sum()), ink_got=int(ib.sum()))
    if side:
        d = np.full((h, w, 3), 255, np.uint8)
        d[ia & ib] = (200, 200, 200)
        d[ia & ~col_a] = (220, 0, 0)      # in REF, not found in GOT
        d[ib & ~col_b] = (0, 70, 230)     # in GOT, not found in REF
        o = Image.new('RGB', (3 * w + 40, h + 24), (235, 235, 235))
        for k, (im, t) in enumerate(((a, 'REF %dx%d' % size_a), (b, 'GOT %dx%d' % size_b),
                                     (d, 'red: only REF  blue: only GOT'))):
            o.paste(Image.fromarray(im.astype(np.uint8)), (10 + k * (w + 10), 20))
            ImageDraw.Draw(o).text((12 + k * (w + 10), 4), t, fill=(0, 0, 0))
        ImageDraw.Draw(o).text((12 + 2 * (w + 10) + 190, 4), 'ssim %.4f ssim_ink %.3f inkc %.3f tile %.2f' % (
            out['ssim'], out['ssim_ink'], out['inkc'], worst), fill=(0, 0, 0))
        if at:
            x, y = at[0] + 10 + 2 * (w + 10), at[1] + 20
            ImageDraw.Draw(o).rectangle((x, y, x + TILE, y + TILE), outline=(255, 140, 0))
        o.save(side)
    return out
