// Written by scripts/fixtures/mathtext_tables.py from matplotlib's tables; do not edit.

/// The words of mathtext: what each TeX name stands for, and how symbols behave.
enum MathSymbolTable {
  /// `name:hexadecimal` of every TeX symbol.
  static let characters = #"""
    #:23 $:24 %:25 AA:c5 AE:c6 BbbC:2102 BbbN:2115 BbbP:2119 BbbQ:211a BbbR:211d BbbZ:2124 Bumpeq:224e Cap:22d2
    Colon:2237 Cup:22d3 DH:d0 Delta:394 Doteq:2251 Downarrow:21d3 Equiv:2263 Finv:2132 Game:2141 Gamma:393 H:30b
    Im:2111 Join:2a1d L:141 Lambda:39b Ldsh:21b2 Leftarrow:21d0 Leftrightarrow:21d4 Lleftarrow:21da
    Longleftarrow:27f8 Longleftrightarrow:27fa Longrightarrow:27f9 Lsh:21b0 Nearrow:21d7 Nwarrow:21d6 O:d8 OE:152
    Omega:3a9 P:b6 Phi:3a6 Pi:3a0 Psi:3a8 QED:220e Rdsh:21b3 Re:211c Rightarrow:21d2 Rrightarrow:21db Rsh:21b1 S:a7
    Searrow:21d8 Sigma:3a3 Subset:22d0 Supset:22d1 Swarrow:21d9 Theta:398 Thorn:de Uparrow:21d1 Updownarrow:21d5
    Upsilon:3a5 Vdash:22a9 Vert:2016 Vvdash:22aa Xi:39e _:5f __angbracketleft__:27e8 __angbracketright__:27e9
    __sqrt__:221a aa:e5 ac:223e acute:301 acwopencirclearrow:21ba adots:22f0 ae:e6 aleph:2135 alpha:3b1 amalg:2a3f
    angle:2220 approx:2248 approxeq:224a approxident:224b arceq:2258 ast:2217 asterisk:2a asymp:224d backcong:224c
    backepsilon:3f6 backprime:2035 backsim:223d backsimeq:22cd backslash:5c bagmember:22ff bar:304 barleftarrow:21e4
    barvee:22bd barwedge:22bc because:2235 beta:3b2 beth:2136 between:226c bigcap:22c2 bigcirc:25cb bigcup:22c3
    bigodot:2a00 bigoplus:2a01 bigotimes:2a02 bigsqcup:2a06 bigstar:2605 bigtriangledown:25bd bigtriangleup:25b3
    biguplus:2a04 bigvee:22c1 bigwedge:22c0 blacksquare:25a0 blacktriangle:25b4 blacktriangledown:25be
    blacktriangleleft:25c0 blacktriangleright:25b6 bot:22a5 bowtie:22c8 boxbar:25eb boxdot:22a1 boxminus:229f
    boxplus:229e boxtimes:22a0 breve:306 bullet:2219 bumpeq:224f c:327 candra:310 cap:2229 carriagereturn:21b5
    cdot:22c5 cdotp:b7 cdots:22ef cent:a2 check:30c checkmark:2713 chi:3c7 circ:2218 circeq:2257
    circlearrowleft:21ba circlearrowright:21bb circledR:ae circledS:24c8 circledast:229b circledcirc:229a
    circleddash:229d circumflexaccent:302 clubsuit:2663 clubsuitopen:2667 colon:3a coloneq:2254
    combiningacuteaccent:301 combiningbreve:306 combiningdiaeresis:308 combiningdotabove:307
    combiningfourdotsabove:20dc combininggraveaccent:300 combiningoverline:304 combiningrightarrowabove:20d7
    combiningthreedotsabove:20db combiningtilde:303 complement:2201 cong:2245 coprod:2210 copyright:a9 cup:222a
    cupdot:228d cupleftarrow:228c curlyeqprec:22de curlyeqsucc:22df curlyvee:22ce curlywedge:22cf
    curvearrowleft:21b6 curvearrowright:21b7 cwopencirclearrow:21bb d:323 dag:2020 dagger:2020 daleth:2138
    danger:2621 dashleftarrow:290e dashrightarrow:290f dashv:22a3 ddag:2021 ddagger:2021 ddddot:20dc dddot:20db
    ddot:308 ddots:22f1 degree:b0 delta:3b4 dh:f0 diamond:22c4 diamondsuit:2662 digamma:3dd disin:22f2 div:f7
    divideontimes:22c7 dot:307 doteq:2250 doteqdot:2251 dotminus:2238 dotplus:2214 dots:2026 dotsminusdots:223a
    doublebarwedge:2306 downarrow:2193 downdownarrows:21ca downharpoonleft:21c3 downharpoonright:21c2
    downzigzagarrow:21af ell:2113 emdash:2014 emptyset:2205 endash:2013 epsilon:3b5 eqcirc:2256 eqcolon:2255
    eqdef:225d eqgtr:22dd eqless:22dc eqsim:2242 eqslantgtr:2a96 eqslantless:2a95 equal:3d equalparallel:22d5
    equiv:2261 eta:3b7 eth:f0 exists:2203 fallingdotseq:2252 flat:266d forall:2200 frakC:212d frakZ:2128 frown:2322
    gamma:3b3 geq:2265 geqq:2267 geqslant:2a7e gg:226b ggg:22d9 gimel:2137 gnapprox:2a8a gneqq:2269 gnsim:22e7
    grave:300 greater:3e gtrapprox:2a86 gtrdot:22d7 gtreqless:22db gtreqqless:2a8c gtrless:2277 gtrsim:2273
    guillemotleft:ab guillemotright:bb guilsinglleft:2039 guilsinglright:203a hat:302 hbar:127 heartsuit:2661
    hermitmatrix:22b9 hookleftarrow:21a9 hookrightarrow:21aa hslash:210f i:131 iiiint:2a0c iiint:222d iint:222c
    imageof:22b7 imath:131 in:2208 increment:2206 infty:221e int:222b intercal:22ba invnot:2310 iota:3b9 isinE:22f9
    isindot:22f5 isinobar:22f7 isins:22f4 isinvb:22f8 jmath:237 k:328 kappa:3ba kernelcontraction:223b l:142
    lambda:3bb lambdabar:19b langle:27e8 lasp:2bd lbrace:7b lbrack:5b lceil:2308 ldots:2026 leadsto:21dd
    leftarrow:2190 leftarrowtail:21a2 leftbrace:7b leftharpoonaccent:20d0 leftharpoondown:21bd leftharpoonup:21bc
    leftleftarrows:21c7 leftparen:28 leftrightarrow:2194 leftrightarrows:21c6 leftrightharpoons:21cb
    leftrightsquigarrow:21ad leftsquigarrow:219c leftthreetimes:22cb leq:2264 leqq:2266 leqslant:2a7d less:3c
    lessapprox:2a85 lessdot:22d6 lesseqgtr:22da lesseqqgtr:2a8b lessgtr:2276 lesssim:2272 lfloor:230a lgroup:27ee
    lhd:25c1 ll:226a llcorner:231e lll:22d8 lnapprox:2a89 lneqq:2268 lnsim:22e6 longleftarrow:27f5
    longleftrightarrow:27f7 longmapsto:27fc longrightarrow:27f6 looparrowleft:21ab looparrowright:21ac lq:2018
    lrcorner:231f ltimes:22c9 macron:af maltese:2720 mapsdown:21a7 mapsfrom:21a4 mapsto:21a6 mapsup:21a5 measeq:225e
    measuredangle:2221 measuredrightangle:22be merge:2a55 mho:2127 mid:2223 minus:2212 minuscolon:2239 models:22a7
    mp:2213 mu:3bc multimap:22b8 nLeftarrow:21cd nLeftrightarrow:21ce nRightarrow:21cf nVDash:22af nVdash:22ae
    nabla:2207 napprox:2249 natural:266e ncong:2247 ne:2260 nearrow:2197 neg:ac neq:2260 nequiv:2262 nexists:2204
    ngeq:2271 ngtr:226f ngtrless:2279 ngtrsim:2275 ni:220b niobar:22fe nis:22fc nisd:22fa nleftarrow:219a
    nleftrightarrow:21ae nleq:2270 nless:226e nlessgtr:2278 nlesssim:2274 nmid:2224 not:338 notin:2209
    notsmallowns:220c nparallel:2226 nprec:2280 npreccurlyeq:22e0 nrightarrow:219b nsim:2241 nsimeq:2244
    nsqsubseteq:22e2 nsqsupseteq:22e3 nsubset:2284 nsubseteq:2288 nsucc:2281 nsucccurlyeq:22e1 nsupset:2285
    nsupseteq:2289 ntriangleleft:22ea ntrianglelefteq:22ec ntriangleright:22eb ntrianglerighteq:22ed nu:3bd
    nvDash:22ad nvdash:22ac nwarrow:2196 o:f8 obar:233d ocirc:30a odot:2299 oe:153 oequal:229c oiiint:2230
    oiint:222f oint:222e omega:3c9 ominus:2296 oplus:2295 origof:22b6 oslash:2298 otimes:2297 overarc:311
    overleftarrow:20d6 overleftrightarrow:20e1 parallel:2225 partial:2202 perp:27c2 perthousand:2030 phi:3d5 pi:3c0
    pitchfork:22d4 plus:2b pm:b1 prec:227a precapprox:2ab7 preccurlyeq:227c preceq:227c precnapprox:2ab9
    precnsim:22e8 precsim:227e prime:2032 prod:220f propto:221d prurel:22b0 psi:3c8 quad:2003 questeq:225f
    rangle:27e9 rasp:2bc ratio:2236 rbrace:7d rbrack:5d rceil:2309 rfloor:230b rgroup:27ef rhd:25b7 rho:3c1
    rightModels:22ab rightangle:221f rightarrow:2192 rightarrowbar:21e5 rightarrowtail:21a3 rightassert:22a6
    rightbrace:7d rightharpoonaccent:20d1 rightharpoondown:21c1 rightharpoonup:21c0 rightleftarrows:21c4
    rightleftharpoons:21cc rightparen:29 rightrightarrows:21c9 rightsquigarrow:219d rightthreetimes:22cc
    rightzigzagarrow:21dd ring:2da risingdotseq:2253 rq:2019 rtimes:22ca scrB:212c scrE:2130 scrF:2131 scrH:210b
    scrI:2110 scrL:2112 scrM:2133 scrR:211b scre:212f scrg:210a scro:2134 scurel:22b1 searrow:2198 setminus:2216
    sharp:266f sigma:3c3 sim:223c simeq:2243 simneqq:2246 sinewave:223f slash:2215 smallin:220a
    smallintclockwise:2231 smallointctrcclockwise:2233 smallowns:220d smallsetminus:2216 smallvarointclockwise:2232
    smile:2323 solbar:233f spadesuit:2660 spadesuitopen:2664 sphericalangle:2222 sqcap:2293 sqcup:2294 sqsubset:228f
    sqsubseteq:2291 sqsubsetneq:22e4 sqsupset:2290 sqsupseteq:2292 sqsupsetneq:22e5 ss:df star:22c6 stareq:225b
    sterling:a3 subset:2282 subseteq:2286 subseteqq:2ac5 subsetneq:228a subsetneqq:2acb succ:227b succapprox:2ab8
    succcurlyeq:227d succeq:227d succnapprox:2aba succnsim:22e9 succsim:227f sum:2211 supset:2283 supseteq:2287
    supseteqq:2ac6 supsetneq:228b supsetneqq:2acc swarrow:2199 t:361 tau:3c4 textasciiacute:b4 textasciicircum:5e
    textasciigrave:60 textasciitilde:7e textexclamdown:a1 textquestiondown:bf textquotedblleft:201c
    textquotedblright:201d therefore:2234 theta:3b8 thickspace:2005 thorn:fe tilde:303 times:d7 to:2192 top:22a4
    triangle:25b3 triangledown:25bf triangleeq:225c triangleleft:25c1 trianglelefteq:22b4 triangleq:225c
    triangleright:25b7 trianglerighteq:22b5 turnednot:2319 twoheaddownarrow:21a1 twoheadleftarrow:219e
    twoheadrightarrow:21a0 twoheaduparrow:219f ulcorner:231c underbar:331 unlhd:22b4 unrhd:22b5 uparrow:2191
    updownarrow:2195 updownarrowbar:21a8 updownarrows:21c5 upharpoonleft:21bf upharpoonright:21be uplus:228e
    upsilon:3c5 upuparrows:21c8 urcorner:231d vDash:22a8 varepsilon:3b5 varisinobar:22f6 varisins:22f3 varkappa:3f0
    varlrtriangle:22bf varniobar:22fd varnis:22fb varnothing:2205 varphi:3c6 varpi:3d6 varpropto:221d varrho:3f1
    varsigma:3c2 vartheta:3d1 vartriangle:25b5 vartriangleleft:22b2 vartriangleright:22b3 vdash:22a2 vdots:22ee
    vec:20d7 vee:2228 veebar:22bb veeeq:225a vert:7c wedge:2227 wedgeq:2259 widebar:305 widehat:302 widetilde:303
    wp:2118 wr:2240 xi:3be yen:a5 zeta:3b6 {:7b |:2016 }:7d
    """#

  /// Names of symbols with space around them, unless they begin a formula.
  static let binaryOperators = #"""
    Cap Cup amalg ast barvee barwedge bigcirc bigtriangledown bigtriangleup boxbar boxdot boxminus boxplus boxtimes
    bullet cap cdot circ circledast circledcirc circleddash cup cupdot curlyvee curlywedge dagger ddagger diamond
    div divideontimes dotminus dotplus dotsminusdots doublebarwedge intercal leftthreetimes lhd merge minuscolon mp
    obar odot ominus oplus oslash otimes pm rhd rightthreetimes setminus slash sqcap sqcup star times triangleleft
    triangleright unlhd unrhd uplus vee veebar wedge wr
    """#

  /// Names of relations and arrows, which always have space around them.
  static let relations = #"""
    Bumpeq Doteq Downarrow Equiv Join Ldsh Leftarrow Leftrightarrow Lleftarrow Longleftarrow Longleftrightarrow
    Longrightarrow Lsh Nearrow Nwarrow Rdsh Rightarrow Rrightarrow Rsh Searrow Subset Supset Swarrow Uparrow
    Updownarrow Vdash Vvdash approx approxeq approxident arceq asymp backcong backepsilon backsim backsimeq
    bagmember barleftarrow because between blacktriangleleft blacktriangleright bot bowtie bumpeq circeq
    circlearrowleft circlearrowright coloneq cong cupleftarrow curlyeqprec curlyeqsucc curvearrowleft
    curvearrowright cwopencirclearrow dashleftarrow dashrightarrow dashv disin doteq doteqdot dots downarrow
    downdownarrows downharpoonleft downharpoonright downzigzagarrow eqcirc eqcolon eqdef eqgtr eqless eqsim
    eqslantgtr eqslantless equal equalparallel equiv fallingdotseq frown geq geqq geqslant gg ggg gnapprox gneqq
    gnsim gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim hookleftarrow hookrightarrow in isinE isindot
    isinobar isins isinvb leadsto leftarrow leftarrowtail leftharpoondown leftharpoonup leftleftarrows
    leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow leftsquigarrow leq leqq leqslant lessapprox
    lessdot lesseqgtr lesseqqgtr lessgtr lesssim ll lll lnapprox lneqq lnsim longleftarrow longleftrightarrow
    longmapsto longrightarrow looparrowleft looparrowright ltimes mapsdown mapsfrom mapsto mapsup measeq
    measuredrightangle mid models multimap nLeftarrow nLeftrightarrow nRightarrow nVDash nVdash napprox ncong ne
    nearrow neq nequiv ngeq ngtr ngtrless ngtrsim ni niobar nis nisd nleftarrow nleftrightarrow nleq nless nlessgtr
    nlesssim nmid notin notsmallowns nparallel nprec npreccurlyeq nrightarrow nsim nsimeq nsqsubseteq nsqsupseteq
    nsubset nsubseteq nsucc nsucccurlyeq nsupset nsupseteq ntriangleleft ntrianglelefteq ntriangleright
    ntrianglerighteq nvDash nvdash nwarrow oequal overleftarrow overleftrightarrow parallel perp pitchfork prec
    precapprox preccurlyeq preceq precnapprox precnsim precsim propto questeq ratio rightModels rightangle
    rightarrow rightarrowbar rightarrowtail rightassert rightharpoondown rightharpoonup rightleftarrows
    rightleftharpoons rightrightarrows rightsquigarrow rightzigzagarrow risingdotseq rtimes scurel searrow sim simeq
    simneqq smallin smallowns smile sqsubset sqsubseteq sqsubsetneq sqsupset sqsupseteq sqsupsetneq stareq subset
    subseteq subseteqq subsetneq subsetneqq succ succapprox succcurlyeq succeq succnapprox succnsim succsim supset
    supseteq supseteqq supsetneq supsetneqq swarrow therefore to top triangle triangleeq triangleleft trianglelefteq
    triangleq triangleright trianglerighteq twoheaddownarrow twoheadleftarrow twoheadrightarrow twoheaduparrow
    uparrow updownarrow updownarrowbar updownarrows upharpoonleft upharpoonright upuparrows vDash varisinobar
    varisins varlrtriangle varniobar varnis varpropto vartriangleleft vartriangleright vdash veeeq wedgeq
    """#

  /// Names of relations after which a binary operator is a sign.
  static let relationsBeforeSigns = #"""
    Bumpeq Doteq Equiv Join Subset Supset Vdash Vvdash approx approxeq approxident arceq asymp backcong backepsilon
    backsim backsimeq bagmember because between blacktriangleleft blacktriangleright bot bowtie bumpeq circeq
    coloneq cong curlyeqprec curlyeqsucc dashv disin doteq doteqdot dots eqcirc eqcolon eqdef eqgtr eqless eqsim
    eqslantgtr eqslantless equal equalparallel equiv fallingdotseq frown geq geqq geqslant gg ggg gnapprox gneqq
    gnsim gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim in isinE isindot isinobar isins isinvb leq leqq
    leqslant lessapprox lessdot lesseqgtr lesseqqgtr lessgtr lesssim ll lll lnapprox lneqq lnsim ltimes measeq
    measuredrightangle mid models nVDash nVdash napprox ncong ne neq nequiv ngeq ngtr ngtrless ngtrsim ni niobar nis
    nisd nleq nless nlessgtr nlesssim nmid notin notsmallowns nparallel nprec npreccurlyeq nsim nsimeq nsqsubseteq
    nsqsupseteq nsubset nsubseteq nsucc nsucccurlyeq nsupset nsupseteq ntriangleleft ntrianglelefteq ntriangleright
    ntrianglerighteq nvDash nvdash oequal parallel perp pitchfork prec precapprox preccurlyeq preceq precnapprox
    precnsim precsim propto questeq ratio rightModels rightangle rightassert risingdotseq rtimes scurel sim simeq
    simneqq smallin smallowns smile sqsubset sqsubseteq sqsubsetneq sqsupset sqsupseteq sqsupsetneq stareq subset
    subseteq subseteqq subsetneq subsetneqq succ succapprox succcurlyeq succeq succnapprox succnsim succsim supset
    supseteq supseteqq supsetneq supsetneqq therefore top triangle triangleeq triangleleft trianglelefteq triangleq
    triangleright trianglerighteq vDash varisinobar varisins varlrtriangle varniobar varnis varpropto
    vartriangleleft vartriangleright vdash veeeq wedgeq
    """#

  /// `font/class/first/last/font/start` of the STIX alphabets.
  static let alphabets = #"""
    bb/rm/30/39/rm/1d7d8 bb/rm/41/42/rm/1d538 bb/rm/43/43/rm/2102 bb/rm/44/47/rm/1d53b bb/rm/48/48/rm/210d
    bb/rm/49/4d/rm/1d540 bb/rm/4e/4e/rm/2115 bb/rm/4f/4f/rm/1d546 bb/rm/50/51/rm/2119 bb/rm/52/52/rm/211d
    bb/rm/53/59/rm/1d54a bb/rm/5a/5a/rm/2124 bb/rm/61/7a/rm/1d552 bb/rm/393/393/rm/213e bb/rm/3a0/3a0/rm/213f
    bb/rm/3a3/3a3/rm/2140 bb/rm/3b3/3b3/rm/213d bb/rm/3c0/3c0/rm/213c bb/it/30/39/rm/1d7d8 bb/it/41/42/it/e154
    bb/it/43/43/it/2102 bb/it/44/44/it/2145 bb/it/45/47/it/e156 bb/it/48/48/it/210d bb/it/49/4d/it/e159
    bb/it/4e/4e/it/2115 bb/it/4f/4f/it/e15e bb/it/50/51/it/2119 bb/it/52/52/it/211d bb/it/53/59/it/e15f
    bb/it/5a/5a/it/2124 bb/it/61/63/it/e166 bb/it/64/65/it/2146 bb/it/66/68/it/e169 bb/it/69/6a/it/2148
    bb/it/6b/7a/it/e16c bb/it/393/393/it/213e bb/it/3a0/3a0/it/213f bb/it/3a3/3a3/rm/2140 bb/it/3b3/3b3/it/213d
    bb/it/3c0/3c0/it/213c bb/bf/30/39/rm/1d7d8 bb/bf/41/42/bf/e38a bb/bf/43/43/bf/2102 bb/bf/44/44/bf/2145
    bb/bf/45/47/bf/e38d bb/bf/48/48/bf/210d bb/bf/49/4d/bf/e390 bb/bf/4e/4e/bf/2115 bb/bf/4f/4f/bf/e395
    bb/bf/50/51/bf/2119 bb/bf/52/52/bf/211d bb/bf/53/59/bf/e396 bb/bf/5a/5a/bf/2124 bb/bf/61/63/bf/e39d
    bb/bf/64/65/bf/2146 bb/bf/66/68/bf/e3a2 bb/bf/69/6a/bf/2148 bb/bf/6b/7a/bf/e3a7 bb/bf/393/393/bf/213e
    bb/bf/3a0/3a0/bf/213f bb/bf/3a3/3a3/bf/2140 bb/bf/3b3/3b3/bf/213d bb/bf/3c0/3c0/bf/213c bb/normal/30/39/rm/1d7d8
    bb/normal/41/42/it/e154 bb/normal/43/43/it/2102 bb/normal/44/44/it/2145 bb/normal/45/47/it/e156
    bb/normal/48/48/it/210d bb/normal/49/4d/it/e159 bb/normal/4e/4e/it/2115 bb/normal/4f/4f/it/e15e
    bb/normal/50/51/it/2119 bb/normal/52/52/it/211d bb/normal/53/59/it/e15f bb/normal/5a/5a/it/2124
    bb/normal/61/63/it/e166 bb/normal/64/65/it/2146 bb/normal/66/68/it/e169 bb/normal/69/6a/it/2148
    bb/normal/6b/7a/it/e16c bb/normal/393/393/it/213e bb/normal/3a0/3a0/it/213f bb/normal/3a3/3a3/rm/2140
    bb/normal/3b3/3b3/it/213d bb/normal/3c0/3c0/it/213c cal/*/41/5a/it/e22d frak/rm/41/42/rm/1d504
    frak/rm/43/43/rm/212d frak/rm/44/47/rm/1d507 frak/rm/48/48/rm/210c frak/rm/49/49/rm/2111 frak/rm/4a/51/rm/1d50d
    frak/rm/52/52/rm/211c frak/rm/53/59/rm/1d516 frak/rm/5a/5a/rm/2128 frak/rm/61/7a/rm/1d51e frak/bf/41/5a/bf/1d56c
    frak/bf/61/7a/bf/1d586 scr/*/41/41/it/1d49c scr/*/42/42/it/212c scr/*/43/44/it/1d49e scr/*/45/46/it/2130
    scr/*/47/47/it/1d4a2 scr/*/48/48/it/210b scr/*/49/49/it/2110 scr/*/4a/4b/it/1d4a5 scr/*/4c/4c/it/2112
    scr/*/4d/4d/it/2133 scr/*/4e/51/it/1d4a9 scr/*/52/52/it/211b scr/*/53/5a/it/1d4ae scr/*/61/64/it/1d4b6
    scr/*/65/65/it/212f scr/*/66/66/it/1d4bb scr/*/67/67/it/210a scr/*/68/6e/it/1d4bd scr/*/6f/6f/it/2134
    scr/*/70/7a/it/1d4c5 sf/rm/30/39/rm/1d7e2 sf/rm/41/5a/rm/1d5a0 sf/rm/61/7a/rm/1d5ba sf/rm/391/3a9/rm/e17d
    sf/rm/3b1/3c9/rm/e196 sf/rm/3d1/3d1/rm/e1b0 sf/rm/3d5/3d5/rm/e1b1 sf/rm/3d6/3d6/rm/e1b3 sf/rm/3f1/3f1/rm/e1b2
    sf/rm/3f5/3f5/rm/e1af sf/rm/2202/2202/rm/e17c sf/it/30/39/rm/1d7e2 sf/it/41/5a/it/1d608 sf/it/61/7a/it/1d622
    sf/it/391/3a9/rm/e17d sf/it/3b1/3c9/it/e1d8 sf/it/3d1/3d1/it/e1f2 sf/it/3d5/3d5/it/e1f3 sf/it/3d6/3d6/it/e1f5
    sf/it/3f1/3f1/it/e1f4 sf/it/3f5/3f5/it/e1f1 sf/bf/30/39/bf/1d7ec sf/bf/41/5a/bf/1d5d4 sf/bf/61/7a/bf/1d5ee
    sf/bf/391/3a9/bf/1d756 sf/bf/3b1/3c9/bf/1d770 sf/bf/3d1/3d1/bf/1d78b sf/bf/3d5/3d5/bf/1d78d
    sf/bf/3d6/3d6/bf/1d78f sf/bf/3f0/3f0/bf/1d78c sf/bf/3f1/3f1/bf/1d78e sf/bf/3f5/3f5/bf/1d78a
    sf/bf/2202/2202/bf/1d789 sf/bf/2207/2207/bf/1d76f sf/bfit/41/5a/bfit/1d468 sf/bfit/61/7a/bfit/1d482
    sf/bfit/393/3a9/bfit/1d71e sf/bfit/3b1/3c9/bfit/1d736 sf/normal/30/39/rm/1d7e2 sf/normal/41/5a/it/1d608
    sf/normal/61/7a/it/1d622 sf/normal/391/3a9/rm/e17d sf/normal/3b1/3c9/it/e1d8 sf/normal/3d1/3d1/it/e1f2
    sf/normal/3d5/3d5/it/e1f3 sf/normal/3d6/3d6/it/e1f5 sf/normal/3f1/3f1/it/e1f4 sf/normal/3f5/3f5/it/e1f1
    tt/*/30/39/rm/1d7f6 tt/*/41/5a/rm/1d670 tt/*/61/7a/rm/1d68a
    """#
}
