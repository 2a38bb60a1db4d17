// A hundred files of some characters each.
import '@fontsource-variable/noto-sans-sc/index.css';
