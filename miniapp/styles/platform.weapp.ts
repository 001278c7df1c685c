import './icon-masks.scss'
