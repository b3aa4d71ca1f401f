extension AnimationPage {
  /// Labels and methods of the buttons, and their icons as SVG paths.
  static let buttons: [(label: String, call: String, icon: String)] = [
    ("Decrease speed", "slower", "M2 7h12v2H2z"),
    ("First frame", "first_frame", "M1 2h2v12H1zM9 2v12L3 8zM15 2v12L9 8z"),
    ("Previous frame", "previous_frame", "M3 2h2v12H3zM13 2v12L5 8z"),
    ("Play backwards", "reverse_animation", "M13 2v12L3 8z"),
    ("Pause", "pause_animation", "M3 2h4v12H3zM9 2h4v12H9z"),
    ("Play", "play_animation", "M3 2v12l10-6z"),
    ("Next frame", "next_frame", "M3 2v12l8-6zM11 2h2v12h-2z"),
    ("Last frame", "last_frame", "M1 2v12l6-6zM7 2v12l6-6zM13 2h2v12h-2z"),
    ("Increase speed", "faster", "M7 2h2v5h5v2H9v5H7V9H2V7h5z"),
  ]

  static let style = """
    <style>
    .animation { display: inline-block; text-align: center; }
    input[type=range].anim-slider { width: 374px; margin-left: auto; margin-right: auto; }
    .anim-buttons { margin: 8px 0px; }
    .anim-buttons button { padding: 0; width: 36px; }
    .anim-buttons svg { vertical-align: middle; fill: currentColor; }
    .anim-state label { margin-right: 8px; }
    .anim-state input { margin: 0; vertical-align: middle; }
    @media (max-width: 480px) {
      .anim-buttons { display: flex; }
      .anim-buttons button { flex: 1 1 0; width: auto; min-width: 0; height: 40px; }
      .anim-state label { display: inline-block; padding: 8px 4px; }
    }
    </style>

    """

  /// The player; its methods are those of matplotlib's `Animation`.
  static let script = """
    <script language="javascript">
      function Animation(frames, img_id, slider_id, interval, loop_select_id) {
        this.img_id = img_id;
        this.slider_id = slider_id;
        this.loop_select_id = loop_select_id;
        this.interval = interval;
        this.current_frame = 0;
        this.direction = 0;
        this.timer = null;
        this.frames = frames.map(function(source) {
          var picture = new Image();
          picture.src = source;
          return picture;
        });
        document.getElementById(slider_id).max = frames.length - 1;
        this.set_frame(0);
      }

      Animation.prototype.get_loop_state = function() {
        return document[this.loop_select_id].state.value;
      };

      Animation.prototype.set_frame = function(frame) {
        if (!this.frames.length) return;
        this.current_frame = frame;
        document.getElementById(this.img_id).src = this.frames[frame].src;
        document.getElementById(this.slider_id).value = frame;
      };

      Animation.prototype.next_frame = function() {
        this.set_frame(Math.min(this.frames.length - 1, this.current_frame + 1));
      };

      Animation.prototype.previous_frame = function() {
        this.set_frame(Math.max(0, this.current_frame - 1));
      };

      Animation.prototype.first_frame = function() { this.set_frame(0); };

      Animation.prototype.last_frame = function() { this.set_frame(this.frames.length - 1); };

      Animation.prototype.change_speed = function(factor) {
        this.interval *= factor;
        if (this.direction !== 0) this.run(this.direction);
      };

      Animation.prototype.slower = function() { this.change_speed(1 / 0.7); };

      Animation.prototype.faster = function() { this.change_speed(0.7); };

      Animation.prototype.step = function() {
        var next = this.current_frame + this.direction;
        if (next >= 0 && next < this.frames.length) {
          this.set_frame(next);
          return;
        }
        var state = this.get_loop_state();
        if (state === "loop") {
          this.set_frame(this.direction > 0 ? 0 : this.frames.length - 1);
        } else if (state === "reflect") {
          this.run(-this.direction);
        } else {
          this.pause_animation();
        }
      };

      Animation.prototype.anim_step_forward = function() { this.direction = 1; this.step(); };

      Animation.prototype.anim_step_reverse = function() { this.direction = -1; this.step(); };

      Animation.prototype.pause_animation = function() {
        this.direction = 0;
        clearInterval(this.timer);
        this.timer = null;
      };

      Animation.prototype.run = function(direction) {
        var player = this;
        this.pause_animation();
        this.direction = direction;
        this.timer = setInterval(function() { player.step(); }, this.interval);
      };

      Animation.prototype.play_animation = function() { this.run(1); };

      Animation.prototype.reverse_animation = function() { this.run(-1); };
    </script>

    """
}
