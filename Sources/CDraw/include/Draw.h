#ifndef LGS_DRAW_H
#define LGS_DRAW_H

#endif
